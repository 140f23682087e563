//! The sample workspace: a fictional vendor with its customers, prospects, slides and profile, put in the way a person would.

mod past;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use lanewise_method::lanes::{Condition, Lane, Standing};
use lanewise_method::profile::Language;
use lanewise_method::{Number, Profile};
use serde::Deserialize;

use crate::answer_table::import_answers;
use crate::import::{ImportError, ImportOptions, import_table, look_at_table, unwatched};
use crate::lanes::{LaneLevels, LaneLink, Lanes};
use crate::slide_table::{Matter, RowOptions, import_rows};
use crate::starter::{
    SAMPLE_ACTIVITIES, SAMPLE_BANT, SAMPLE_CAPABILITIES, SAMPLE_CUSTOMERS, SAMPLE_ECONOMICS, SAMPLE_LANES, SAMPLE_PROSPECTS,
    SAMPLE_SLIDES, SAMPLE_WAIVERS, Starter, starter,
};
use crate::store::error::WorkspaceError;
use crate::store::file::{Setup, Workspace};

use past::Past;

/// Makes the sample workspace at `path`: a first version and whom it brought, the workshop's profile, published as version 2, and the
/// tables through their imports.
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
    let folder = tempfile::tempdir().map_err(unwritable)?;
    let past = Past::read()?;
    past.retrace(workspace, folder.path(), &profile, language)?;
    // The afternoon of the workshop: by now everybody knew how it had gone with whom.
    workspace.clock = Some(past.workshop);
    workspace.start_draft_from(&profile)?;
    table_in(workspace, folder.path(), "customers.csv", SAMPLE_CUSTOMERS)?;
    workspace.clock = Some(past.workshop_published);
    workspace.publish(match language {
        Language::En => "What came out of the first workshop.",
        Language::It => "Il risultato del primo workshop.",
        Language::Es => "Lo que salió del primer taller.",
    })?;
    workspace.clock = None;
    for (name, text) in [("prospects.csv", SAMPLE_PROSPECTS), ("economics.csv", SAMPLE_ECONOMICS)] {
        table_in(workspace, folder.path(), name, text)?;
    }
    let rows = [
        ("capabilities.csv", SAMPLE_CAPABILITIES, Matter::Capabilities),
        ("slides.csv", SAMPLE_SLIDES, Matter::Slides),
        ("activities.csv", SAMPLE_ACTIVITIES, Matter::Activities),
        ("waivers.csv", SAMPLE_WAIVERS, Matter::Waivers),
    ];
    for (name, text, matter) in rows {
        let table = folder.path().join(name);
        fs::write(&table, text).map_err(unwritable)?;
        import_rows(workspace, matter, &table, &RowOptions::default(), None)?;
    }
    // What BANT asks is no parameter of this profile: it is there to be replayed against it.
    let bant = starter(Starter::Bant, language).map_err(|e| WorkspaceError::damaged(format!("the BANT profile: {e}")))?;
    let table = folder.path().join("bant.csv");
    fs::write(&table, SAMPLE_BANT).map_err(unwritable)?;
    import_answers(workspace, &bant.parameters, &table)?;
    workspace.put_sample_lanes(&lanes(&profile, language)?)?;
    Ok(())
}

/// Imports a table of accounts as the program suggests it.
fn taken_in(workspace: &mut Workspace, table: &Path) -> Result<(), ImportError> {
    let look = look_at_table(workspace, table, None)?;
    let options = ImportOptions::new(look.mapping(None, None));
    import_table(workspace, table, &look.preview.layout, &options, None, &mut unwatched).map(|_| ())
}

fn table_in(workspace: &mut Workspace, folder: &Path, name: &str, text: &str) -> Result<(), ImportError> {
    let table = folder.join(name);
    fs::write(&table, text).map_err(unwritable)?;
    taken_in(workspace, &table)
}

fn unwritable(error: std::io::Error) -> WorkspaceError {
    WorkspaceError::Io { reason: format!("the sample's tables could not be unpacked: {error}") }
}

/// What the sample says in three languages, in this one.
fn in_words(words: &BTreeMap<String, String>, language: Language) -> &str {
    let word = match language {
        Language::En => "en",
        Language::It => "it",
        Language::Es => "es",
    };
    words.get(word).map_or("", String::as_str)
}

/// A lane of the sample; it is called as the level of the profile that stands for it.
#[derive(Deserialize)]
struct SampleLane {
    id: String,
    standing: Standing,
    reason: BTreeMap<String, String>,
    condition: Condition,
    product_cost: Option<Number>,
}

/// The sample's lanes, as the levels of its profile are called in this language.
fn lanes(profile: &Profile, language: Language) -> Result<Lanes, WorkspaceError> {
    let lanes: Vec<SampleLane> = serde_json::from_str(SAMPLE_LANES)?;
    let parameter = profile.parameter("lane").ok_or_else(|| WorkspaceError::damaged("the sample profile has no lanes"))?;
    let lane = |lane: SampleLane| Lane {
        name: parameter.level(&lane.id).map(|l| l.name.clone()).unwrap_or_default(),
        reason: in_words(&lane.reason, language).to_owned(),
        id: lane.id,
        standing: lane.standing,
        condition: lane.condition,
        product_cost: lane.product_cost,
    };
    let link = LaneLink { parameter: parameter.id.clone(), by: LaneLevels::Lanes };
    Ok(Lanes { lanes: lanes.into_iter().map(lane).collect(), link: Some(link) })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use lanewise_method::slide::{Completeness, Origin, SlideRule};
    use lanewise_method::{Slide, Stage};

    use super::*;
    use crate::KeptSlide;
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
            assert_eq!((version.info.number, version.profile.language), (2, language));
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
            // Three lists, 24 signatures and two drafts with their versions until the workshop; then seven tables and the lanes.
            let steps = workspace.history(99).unwrap();
            assert_eq!(steps.len(), 2 + 3 + 24 + 3 + 8);
            assert!(steps.windows(2).all(|w| w[0].at >= w[1].at), "no step is older than the one before it");
            assert_eq!(workspace.stale_scores().unwrap(), [] as [u32; 0]);
            let counts = (workspace.activities().unwrap().len(), workspace.capabilities().unwrap().len());
            assert_eq!((counts, workspace.waivers().unwrap().len()), ((186, 38), 9));
            workspace.close().unwrap();
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
            assert!(matches!(create(&path, &setup), Err(ImportError::Workspace(WorkspaceError::Exists { .. }))));
        }
    }

    /// What `profiles/sample/README.md` counts in the slides, by the outcome of their account.
    #[test]
    fn the_slides_are_what_the_readme_tells() {
        let folder = tempfile::tempdir().unwrap();
        let setup = Setup { name: "Ordito Workflows".into(), author: "Lucia".into(), language: Language::En };
        let workspace = create(folder.path().join("sample.lanewise"), &setup).unwrap();
        let book = workspace.book().unwrap();
        let slides = workspace.slides().unwrap();
        let of = |id: u32| &book.entry(id).unwrap().account;
        let group = |slide: &KeptSlide| {
            let at = ["happy", "not_expanded", "struggling", "failed"]
                .iter()
                .position(|o| of(slide.account).outcome.as_deref() == Some(o));
            at.unwrap_or(4)
        };
        let count = |wanted: &dyn Fn(&Slide) -> bool| -> [usize; 5] {
            let mut counts = [0; 5];
            slides.iter().filter(|s| wanted(&s.slide)).for_each(|s| counts[group(s)] += 1);
            counts
        };
        let customers = |counts: [usize; 5]| [counts[0], counts[1], counts[2], counts[3]];
        assert_eq!(count(&|_| true), [43, 7, 8, 5, 59]);
        assert_eq!(customers(count(&|s| s.delta.amount.is_some())), [36, 1, 2, 2]);
        let unit = |s: &Slide| s.delta.amount.is_some() && !(s.delta.unit.is_empty() && s.delta.currency.is_empty());
        assert_eq!(customers(count(&unit)), [35, 1, 1, 1]);
        assert_eq!(customers(count(&|s| s.date.origin == Some(Origin::External))), [32, 0, 1, 1]);
        assert_eq!(customers(count(&|s| !s.date.day.is_empty() && s.date.origin == Some(Origin::Internal))), [6, 3, 3, 2]);
        assert_eq!(customers(count(&|s| !s.date.consequence.is_empty())), [36, 0, 1, 0]);
        assert_eq!(customers(count(&|s| !s.events.is_empty())), [40, 6, 5, 3]);
        let owned = |s: &Slide| s.events.iter().any(|e| !e.owner.is_empty() && !e.measure.is_empty());
        assert_eq!(customers(count(&owned)), [39, 2, 1, 0]);
        let reasoned = |s: &Slide| !s.problems.is_empty() && s.problems.iter().all(|p| !p.reason.is_empty());
        assert_eq!(customers(count(&reasoned)), [38, 2, 1, 0]);
        let rule = SlideRule::default();
        assert_eq!(customers(count(&|s| s.state(&rule).completeness == Completeness::Complete)), [30, 0, 1, 0]);
        assert_eq!(customers(count(&|s| s.state(&rule).completeness >= Completeness::Reasonable)), [35, 1, 1, 0]);
        let accounts =
            |wanted: &dyn Fn(&KeptSlide) -> bool| slides.iter().filter(|s| wanted(s)).map(|s| s.account).collect::<BTreeSet<_>>();
        assert_eq!(accounts(&|s| group(s) == 4).len(), 40, "a third of the prospects");
        assert_eq!(accounts(&|s| group(s) < 4).len(), 36, "every customer");
    }
}
