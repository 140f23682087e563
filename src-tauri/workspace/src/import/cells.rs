//! Cells become answers: by translation, as a number in the column's style, or as a level. What a text means is worked out once.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

use lanewise_method::fold::{fold, yes_no};
use lanewise_method::profile::{AnswerKind, Parameter};
use lanewise_method::{Answer, Given, Grade, Number};

use crate::WorkspaceError;
use crate::answer::{Kept, NewAnswers};
use crate::table::{ColumnFormat, parse_number};

/// How many different texts of a column are remembered; a column of free text must not fill the memory.
const REMEMBERED: usize = 10_000;

/// What a cell says.
#[derive(Debug)]
pub(crate) struct Read {
    /// The answer with each grade it could have; in the order of [`Grade::ALL`].
    graded: [Answer; 4],
    /// Whether a level covers it.
    pub(crate) covered: bool,
    /// What it is in the file, once that was needed.
    kept: OnceCell<Kept>,
}

impl Read {
    fn new(given: &Given, covered: bool) -> Self {
        Self { graded: Grade::ALL.map(|grade| Answer { given: given.clone(), grade }), covered, kept: OnceCell::new() }
    }

    /// The answer, known in this way.
    pub(crate) fn with(&self, grade: Grade) -> &Answer {
        &self.graded[grade as usize]
    }

    /// What it is in the file.
    pub(super) fn kept(&self, new: &NewAnswers<'_>) -> Result<&Kept, WorkspaceError> {
        match self.kept.get() {
            Some(kept) => Ok(kept),
            None => {
                let kept = new.kept(self.given())?;
                Ok(self.kept.get_or_init(|| kept))
            }
        }
    }

    /// What was answered.
    pub(crate) fn given(&self) -> &Given {
        &self.graded[0].given
    }
}

/// Reads the cells of one column as answers to one parameter.
pub(crate) struct AnswerReader {
    /// Position of the parameter in the profile.
    pub(crate) parameter: usize,
    levels: HashMap<String, String>,
    read: HashMap<Box<str>, Option<Rc<Read>>>,
}

impl AnswerReader {
    pub(crate) fn new(at: usize, parameter: &Parameter) -> Self {
        let mut levels = HashMap::new();
        // Ids win over names, names over aliases, as they do everywhere.
        for level in &parameter.levels {
            levels.entry(fold(&level.id)).or_insert_with(|| level.id.clone());
        }
        for level in &parameter.levels {
            levels.entry(fold(&level.name)).or_insert_with(|| level.id.clone());
        }
        for level in &parameter.levels {
            for alias in &level.aliases {
                levels.entry(fold(alias)).or_insert_with(|| level.id.clone());
            }
        }
        Self { parameter: at, levels, read: HashMap::new() }
    }

    /// What a cell that is not blank says. `None`: nothing, by translation.
    pub(crate) fn read(
        &mut self,
        parameter: &Parameter,
        text: &str,
        format: &ColumnFormat,
        words: &HashMap<String, String>,
    ) -> Option<Rc<Read>> {
        if let Some(read) = self.read.get(text) {
            return read.clone();
        }
        let read = self.fresh(parameter, text, format, words).map(Rc::new);
        if self.read.len() < REMEMBERED {
            self.read.insert(text.into(), read.clone());
        }
        read
    }

    fn fresh(&self, parameter: &Parameter, text: &str, format: &ColumnFormat, words: &HashMap<String, String>) -> Option<Read> {
        let translated = if words.is_empty() { None } else { words.get(&fold(text)) };
        let text = translated.map_or(text, String::as_str).trim();
        if text.is_empty() {
            return None;
        }
        let given = self.given(parameter, text, format);
        let covered = match &given {
            Given::Levels(_) => true,
            other => parameter.levels_of(other).is_some(),
        };
        Some(Read::new(&given, covered))
    }

    fn given(&self, parameter: &Parameter, text: &str, format: &ColumnFormat) -> Given {
        if parameter.answer == AnswerKind::Bands
            && let Some(number) = parse_number(text, format.decimal, format.thousands)
        {
            return Given::Number(Number::from_millionths(number.millionths));
        }
        let folded = fold(text);
        if let Some(level) = self.levels.get(&folded) {
            return Given::Levels(vec![level.clone()]);
        }
        if parameter.answer == AnswerKind::YesNo
            && let Some(yes) = yes_no(&folded)
        {
            return Given::Levels(vec![if yes { "yes" } else { "no" }.into()]);
        }
        if parameter.several.is_some() {
            return parameter.read(text).unwrap_or_else(|| Given::Text(text.to_owned()));
        }
        Given::Text(text.to_owned())
    }
}

/// A grade by its word, in English, Italian or Spanish.
pub(crate) fn grade_called(text: &str) -> Option<Grade> {
    let folded = fold(text);
    Grade::from_id(&folded).or(match folded.as_str() {
        "documented"
        | "observed or documented"
        | "osservato"
        | "documentato"
        | "osservato o documentato"
        | "observado"
        | "documentado"
        | "observado o documentado" => Some(Grade::Observed),
        "customer said"
        | "customer said so"
        | "stated"
        | "detto"
        | "detto dal cliente"
        | "dichiarato"
        | "dicho"
        | "dicho por el cliente"
        | "lo dice el cliente" => Some(Grade::Said),
        "our guess" | "guessed" | "assumption" | "estimate" | "ipotesi" | "nostra ipotesi" | "supposto" | "stima"
        | "suposicion" | "nuestra suposicion" | "supuesto" | "estimacion" => Some(Grade::Guess),
        "not known" | "sconosciuto" | "non noto" | "ignoto" | "desconocido" | "no se sabe" => Some(Grade::Unknown),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{ColumnKind, Decimal, Thousands};

    fn parameter(json: &str) -> Parameter {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn numbers_are_read_in_the_style_of_the_column() {
        let size = parameter(
            r#"{"id":"size","name":"Size","group":"g","weight":0,"answer":"bands","levels":[
            {"id":"small","name":"Small","fit":0,"from":0,"to":50,"aliases":["1-49"]},{"id":"large","name":"Large","fit":9,"from":50,"to":5000}]}"#,
        );
        let mut format = ColumnFormat::text("size");
        (format.kind, format.decimal, format.thousands) = (ColumnKind::Number, Decimal::Comma, Thousands::Point);
        let mut reader = AnswerReader::new(0, &size);
        let words = HashMap::from([("boh".to_owned(), String::new()), ("tante".to_owned(), "large".to_owned())]);
        let mut given = |text: &str| reader.read(&size, text, &format, &words).map(|r| (r.given().clone(), r.covered));
        assert_eq!(given("1.234,5"), Some((Given::Number(Number::from_millionths(1_234_500_000)), true)));
        assert_eq!(given("9.999"), Some((Given::Number(Number::from(9999)), false)));
        assert_eq!(given("1-49"), Some((Given::Levels(vec!["small".into()]), true)));
        assert_eq!(given("TANTE"), Some((Given::Levels(vec!["large".into()]), true)));
        assert_eq!(given("boh"), None);
        assert_eq!(given("some"), Some((Given::Text("some".into()), false)));
        // The same answer from memory.
        assert_eq!(given("some"), Some((Given::Text("some".into()), false)));
    }

    #[test]
    fn it_reads_as_the_method_does() {
        let lane = parameter(
            r#"{"id":"lane","name":"Lane","group":"g","weight":0,"answer":"choice","several":"best","levels":[
            {"id":"core","name":"Core","fit":9,"aliases":["Meccanica"]},{"id":"out","name":"Out","fit":0,"aliases":["core business"]}]}"#,
        );
        let mut reader = AnswerReader::new(0, &lane);
        let format = ColumnFormat::text("lane");
        for text in ["core", "CORE", "meccanica", "Core; Out", "Core business", "core, core", "something else", "; ;"] {
            let read = reader.read(&lane, text, &format, &HashMap::new()).unwrap();
            assert_eq!(Some(read.given().clone()), lane.read(text), "{text}");
            assert_eq!(read.covered, lane.levels_of(read.given()).is_some(), "{text}");
        }
    }

    #[test]
    fn grades_have_words() {
        assert_eq!(grade_called("Observed"), Some(Grade::Observed));
        assert_eq!(grade_called("nuestra suposición"), Some(Grade::Guess));
        assert_eq!(grade_called("maybe"), None);
        let read = Read::new(&Given::Text("x".into()), false);
        assert!(Grade::ALL.iter().all(|&g| read.with(g).grade == g));
    }
}
