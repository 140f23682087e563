//! What accounts' answers say under a profile, read once and kept beside them. An account that changes is another entry of the list, so only
//! its own answers are read again.

use std::sync::{Arc, Mutex, PoisonError};

use lanewise_method::Profile;
use lanewise_method::reads::{Reader, Reads, shape};

use crate::answer::Answers;

/// Under so many profiles at once: the draft, the newest version, and what they are compared with.
const KEPT: usize = 4;

/// What the answers of one account say under the profiles that asked lately, the last one first. It is no part of what is known of the
/// account: copies begin with nothing, and all are equal.
#[derive(Debug, Default)]
pub struct ReadKept(Mutex<Vec<(u64, Arc<Reads>)>>);

impl Clone for ReadKept {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for ReadKept {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for ReadKept {}

impl ReadKept {
    fn get(&self, shape: u64, read: impl FnOnce() -> Reads) -> Arc<Reads> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match kept.iter().position(|(of, _)| *of == shape) {
            Some(0) => {}
            Some(at) => kept[..=at].rotate_right(1),
            None => {
                kept.truncate(KEPT - 1);
                kept.insert(0, (shape, Arc::new(read())));
            }
        }
        Arc::clone(&kept[0].1)
    }
}

/// What the answers of these accounts say under a profile, in their order.
pub fn read<'a>(profile: &Profile, accounts: impl IntoIterator<Item = (&'a Answers, Option<&'a ReadKept>)>) -> Vec<Arc<Reads>> {
    let shape = shape(profile);
    let mut reader: Option<Reader<'_>> = None;
    let accounts = accounts.into_iter();
    accounts
        .map(|(answers, kept)| {
            let mut read = || reader.get_or_insert_with(|| Reader::new(profile)).read(answers);
            match kept {
                Some(kept) => kept.get(shape, read),
                None => Arc::new(read()),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::facts;
    use crate::{Setup, sample};
    use lanewise_method::profile::Language;
    use lanewise_method::{Answer, Given, Grade};

    #[test]
    fn one_changed_answer_reads_one_account_again() {
        let folder = tempfile::tempdir().unwrap();
        let setup = Setup { name: "W".into(), author: "Ada".into(), language: Language::En };
        let mut workspace = sample::create(folder.path().join("w.lanewise"), &setup).unwrap();
        let profile = workspace.profile_in_force().unwrap().unwrap();
        let all = |w: &crate::Workspace, profile: &Profile| crate::view::read(profile, &facts(&w.book().unwrap()));
        let before = all(&workspace, &profile);

        // Other weights and fits read nothing again.
        let mut other = profile.clone();
        other.parameters[0].weight += 1;
        other.parameters[0].levels[0].fit ^= 1;
        assert!(all(&workspace, &other).iter().zip(&before).all(|(a, b)| Arc::ptr_eq(a, b)));

        let id = workspace.book().unwrap().entries()[3].account.id;
        let answer = Answer { given: Given::Text("nobody knows what".into()), grade: Grade::Said };
        workspace.set_answer(id, &profile.parameters[0].id, Some(&answer)).unwrap();
        let after = all(&workspace, &profile);
        let again: Vec<usize> = (0..after.len()).filter(|&at| !Arc::ptr_eq(&after[at], &before[at])).collect();
        assert_eq!(again, [3]);
        assert_eq!(after[3].unmatched().next(), Some(0));

        // Another level is another reading, and the one before is still there.
        let mut wider = profile.clone();
        wider.parameters[0].levels[0].aliases.push("nobody knows what".into());
        assert_eq!(all(&workspace, &wider)[3].unmatched().next(), None);
        assert!(Arc::ptr_eq(&all(&workspace, &profile)[3], &after[3]));
    }
}
