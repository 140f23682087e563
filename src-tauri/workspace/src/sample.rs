//! The sample workspace: a fictional vendor with its customers, prospects and profile, put in the way a person would.

use std::fs;
use std::path::Path;

use lanewise_method::profile::Language;

use crate::error::WorkspaceError;
use crate::file::{Setup, Workspace};
use crate::import::{ImportError, ImportOptions, import_table, look_at_table, unwatched};
use crate::starter::{SAMPLE_CUSTOMERS, SAMPLE_PROSPECTS, Starter, starter};

/// Makes the sample workspace at `path`: its profile, the two tables through the import, and version 1 published.
///
/// # Errors
/// As [`Workspace::create`] and [`import_table`]; then no file is left.
pub fn create(path: impl AsRef<Path>, setup: &Setup) -> Result<Workspace, ImportError> {
    let path = path.as_ref();
    let mut workspace = Workspace::create(path, setup)?;
    match fill(&mut workspace, setup.language) {
        Ok(()) => Ok(workspace),
        Err(error) => {
            // Closing says nothing that matters for a file that is thrown away.
            let _ = workspace.close();
            let _ = fs::remove_file(path);
            Err(error)
        }
    }
}

fn fill(workspace: &mut Workspace, language: Language) -> Result<(), ImportError> {
    let profile = starter(Starter::Sample, language).map_err(|e| WorkspaceError::damaged(format!("the sample profile: {e}")))?;
    workspace.start_draft_from(&profile)?;
    let unwritable = |e: std::io::Error| WorkspaceError::Io { reason: format!("the sample's tables could not be unpacked: {e}") };
    let folder = tempfile::tempdir().map_err(unwritable)?;
    for (name, text) in [("customers.csv", SAMPLE_CUSTOMERS), ("prospects.csv", SAMPLE_PROSPECTS)] {
        let table = folder.path().join(name);
        fs::write(&table, text).map_err(unwritable)?;
        let look = look_at_table(workspace, &table, None)?;
        let options = ImportOptions::new(look.mapping(None, None));
        import_table(workspace, &table, &look.preview.layout, &options, None, &mut unwatched)?;
    }
    workspace.publish(match language {
        Language::En => "What came out of the first workshop.",
        Language::It => "Il risultato del primo workshop.",
        Language::Es => "Lo que salió del primer taller.",
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use lanewise_method::Stage;

    use super::*;
    use crate::view::{briefs, facts};

    /// The figures that `profiles/sample/README.md` tells, in each language.
    #[test]
    fn the_sample_is_whole_and_the_same_in_each_language() {
        for language in [Language::En, Language::It, Language::Es] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("sample.lanewise");
            let setup = Setup { name: "Ordito Workflows".into(), author: "Lucia".into(), language };
            let workspace = create(&path, &setup).unwrap();
            let book = workspace.book().unwrap();
            assert_eq!((book.len(), book.reference().len()), (156, 36));
            let version = workspace.latest_version().unwrap().unwrap();
            assert_eq!((version.info.number, version.profile.language), (1, language));
            let facts = facts(&book);
            let briefs = briefs(&version.profile, &facts);
            let tiers = |wanted: &dyn Fn(Stage, Option<&str>) -> bool| -> Vec<usize> {
                let count =
                    |tier: &str| facts.iter().zip(&briefs).filter(|(f, b)| wanted(f.stage, f.outcome) && b.tier == tier).count();
                ["excellent", "good", "risky", "nope"].map(count).into()
            };
            assert_eq!(tiers(&|_, o| o == Some("happy")), [12, 10, 2, 0]);
            assert_eq!(tiers(&|_, o| o == Some("not_expanded")), [0, 4, 1, 0]);
            assert_eq!(tiers(&|_, o| o == Some("struggling")), [0, 1, 2, 1]);
            assert_eq!(tiers(&|_, o| o == Some("failed")), [0, 0, 1, 2]);
            assert_eq!(tiers(&|s, _| !s.is_customer()), [30, 48, 26, 16]);
            let settled = facts.iter().zip(&briefs).filter(|(f, b)| !f.stage.is_customer() && b.settled).count();
            assert_eq!(settled, 55);
            workspace.close().unwrap();
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
            assert!(matches!(create(&path, &setup), Err(ImportError::Workspace(WorkspaceError::Exists { .. }))));
        }
    }
}
