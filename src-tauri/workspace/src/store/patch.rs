//! The difference between two JSON documents, so that undoing a small edit of a large profile keeps just that edit.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// One edit of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Edit {
    /// Puts a value at a place.
    #[serde(rename = "s")]
    Set(Vec<Place>, Value),
    /// Takes a key out of an object.
    #[serde(rename = "d")]
    Remove(Vec<Place>),
    /// In the list at a place, takes some items out at a position and puts others in.
    #[serde(rename = "l")]
    Splice(Vec<Place>, usize, usize, Vec<Value>),
}

/// One step of the way to a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Place {
    /// An item of a list.
    Item(usize),
    /// A key of an object.
    Key(String),
}

/// The edits that make `to` of `from`.
pub(crate) fn diff(from: &Value, to: &Value) -> Vec<Edit> {
    let mut edits = Vec::new();
    walk(from, to, &mut Vec::new(), &mut edits);
    edits
}

fn walk(from: &Value, to: &Value, place: &mut Vec<Place>, edits: &mut Vec<Edit>) {
    match (from, to) {
        (Value::Object(a), Value::Object(b)) => objects(a, b, place, edits),
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (i, (x, y)) in a.iter().zip(b).enumerate() {
                place.push(Place::Item(i));
                walk(x, y, place, edits);
                place.pop();
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            let shorter = a.len().min(b.len());
            let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
            let tail = a.iter().rev().zip(b.iter().rev()).take(shorter - head).take_while(|(x, y)| x == y).count();
            edits.push(Edit::Splice(place.clone(), head, a.len() - head - tail, b[head..b.len() - tail].to_vec()));
        }
        _ if from == to => {}
        _ => edits.push(Edit::Set(place.clone(), to.clone())),
    }
}

fn objects(a: &Map<String, Value>, b: &Map<String, Value>, place: &mut Vec<Place>, edits: &mut Vec<Edit>) {
    for (key, x) in a {
        place.push(Place::Key(key.clone()));
        match b.get(key) {
            Some(y) => walk(x, y, place, edits),
            None => edits.push(Edit::Remove(place.clone())),
        }
        place.pop();
    }
    for (key, y) in b.iter().filter(|(key, _)| !a.contains_key(*key)) {
        place.push(Place::Key(key.clone()));
        edits.push(Edit::Set(place.clone(), y.clone()));
        place.pop();
    }
}

/// Makes the edits in a document. `None` where it has no such place.
pub(crate) fn apply(document: &mut Value, edits: &[Edit]) -> Option<()> {
    for edit in edits {
        match edit {
            Edit::Set(place, value) => match place.split_last() {
                None => *document = value.clone(),
                Some((Place::Key(key), way)) => {
                    at(document, way)?.as_object_mut()?.insert(key.clone(), value.clone());
                }
                Some((Place::Item(i), way)) => *at(document, way)?.get_mut(*i)? = value.clone(),
            },
            Edit::Remove(place) => match place.split_last()? {
                (Place::Key(key), way) => {
                    at(document, way)?.as_object_mut()?.remove(key)?;
                }
                (Place::Item(_), _) => return None,
            },
            Edit::Splice(place, start, out, items) => {
                let list = at(document, place)?.as_array_mut()?;
                let end = start.checked_add(*out).filter(|&end| end <= list.len())?;
                list.splice(*start..end, items.iter().cloned());
            }
        }
    }
    Some(())
}

fn at<'v>(document: &'v mut Value, way: &[Place]) -> Option<&'v mut Value> {
    way.iter().try_fold(document, |value, step| match step {
        Place::Item(i) => value.get_mut(*i),
        Place::Key(key) => value.get_mut(key),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn keeps_just_what_changed() {
        let from = json!({"a": [{"w": 1, "n": "x"}, {"w": 2}], "b": null});
        let to = json!({"a": [{"w": 5, "n": "x"}, {"w": 2}], "b": null});
        assert_eq!(serde_json::to_string(&diff(&from, &to)).unwrap(), r#"[{"s":[["a",0,"w"],5]}]"#);
        let longer = json!({"a": [{"w": 1, "n": "x"}, {"w": 9}, {"w": 2}], "b": null});
        assert_eq!(serde_json::to_string(&diff(&from, &longer)).unwrap(), r#"[{"l":[["a"],1,0,[{"w":9}]]}]"#);
        assert_eq!(apply(&mut json!([]), &[Edit::Remove(vec![Place::Key("no".into())])]), None);
    }

    fn documents() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (0..4i64).prop_map(Value::from),
            "[ab]".prop_map(Value::from)
        ];
        leaf.prop_recursive(4, 32, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map("[abc]", inner, 0..4).prop_map(|m| Value::Object(m.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn makes_one_of_the_other_also_after_being_stored(from in documents(), to in documents()) {
            let edits: Vec<Edit> = serde_json::from_str(&serde_json::to_string(&diff(&from, &to)).unwrap()).unwrap();
            let mut made = from.clone();
            apply(&mut made, &edits).unwrap();
            prop_assert_eq!(made, to);
        }
    }
}
