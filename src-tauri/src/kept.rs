//! What was made ready out of the customers, kept until it would come out otherwise: what becomes of prospects, and a note or a field of a
//! customer that nothing is reckoned from, change nothing of it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use lanewise_workspace::columns::ColumnsGround;
use lanewise_workspace::view::scorecard::Ground;
use lanewise_workspace::view::separates::EvidenceGround;
use lanewise_workspace::view::suggest::SuggestGround;
use lanewise_workspace::{Book, Entry};

/// Under so many profiles at once: the draft, and versions that are looked at in turn.
const KEPT: usize = 4;

/// The customers of a list.
type Customers = Vec<Arc<Entry>>;

/// What was made under the profiles that asked last, the last one first.
pub struct Kept<G>(Mutex<Vec<(Customers, Arc<G>)>>);

impl<G> Default for Kept<G> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

/// What is reckoned from customers.
pub trait Reckoned {
    /// Whether two customers, whose outcomes and names are the same, are so in what it is reckoned from: unless it says otherwise, in
    /// their answers.
    fn alike(one: &Entry, other: &Entry) -> bool {
        one.answers == other.answers
    }
}

impl Reckoned for Ground {}
impl Reckoned for EvidenceGround {}
impl Reckoned for SuggestGround {}

impl Reckoned for ColumnsGround {
    fn alike(one: &Entry, other: &Entry) -> bool {
        let (one, other) = (&one.account, &other.account);
        one.extra == other.extra
            && (&one.industry, &one.country, &one.region) == (&other.industry, &other.country, &other.region)
            && (one.employees, one.revenue) == (other.employees, other.revenue)
    }
}

/// Whether everything is the same that is reckoned from a customer, or shown with what was reckoned.
fn alike<G: Reckoned>(one: &Arc<Entry>, other: &Arc<Entry>) -> bool {
    let told = |e: &Entry| (e.account.id, e.account.stage, e.account.outcome.clone(), e.account.name.clone());
    Arc::ptr_eq(one, other) || (told(one) == told(other) && G::alike(one, other))
}

impl<G: Reckoned> Kept<G> {
    /// What was made for these customers and suits; else it is made.
    ///
    /// # Errors
    /// What `make` says; then nothing is kept.
    pub fn get<E>(&self, book: &Book, suits: impl Fn(&G) -> bool, make: impl FnOnce() -> Result<G, E>) -> Result<Arc<G>, E> {
        let customers = || book.entries().iter().filter(|e| e.account.stage.is_customer());
        let mut kept = self.all();
        // Of other customers, nothing is asked any more.
        kept.retain_mut(|(of, _)| {
            if of.iter().map(Arc::as_ptr).eq(customers().map(Arc::as_ptr)) {
                return true;
            }
            let same = of.len() == customers().count() && of.iter().zip(customers()).all(|(a, b)| alike::<G>(a, b));
            if same {
                // The same under new addresses: the next look is quicker.
                *of = customers().cloned().collect();
            }
            same
        });
        if let Some(at) = kept.iter().position(|(_, ground)| suits(ground)) {
            kept[..=at].rotate_right(1);
            return Ok(Arc::clone(&kept[0].1));
        }
        let ground = Arc::new(make()?);
        kept.truncate(KEPT - 1);
        kept.insert(0, (customers().cloned().collect(), Arc::clone(&ground)));
        Ok(ground)
    }

    /// Forgets everything, as when another workspace comes.
    pub fn forget(&self) {
        self.all().clear();
    }

    fn all(&self) -> MutexGuard<'_, Vec<(Customers, Arc<G>)>> {
        // A panic while something was made left nothing half made here.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lanewise_method::profile::Language;
    use lanewise_method::{Answer, Given, Grade, Stage};
    use lanewise_workspace::{AccountEdit, Setup, Workspace, sample};

    impl Reckoned for u32 {}

    /// Whether it is made anew.
    fn made(kept: &Kept<u32>, workspace: &Workspace, of: u32) -> bool {
        let mut made = false;
        let book = workspace.book().unwrap();
        let ground = kept.get(
            &book,
            |g| *g == of,
            || {
                made = true;
                Ok::<_, ()>(of)
            },
        );
        assert_eq!(ground.as_deref(), Ok(&of));
        made
    }

    #[test]
    fn only_what_matters_of_customers_makes_it_anew() {
        let folder = tempfile::tempdir().unwrap();
        let setup = Setup { name: "W".into(), author: "Ada".into(), language: Language::En };
        let mut workspace = sample::create(folder.path().join("w.lanewise"), &setup).unwrap();
        let book = workspace.book().unwrap();
        let one = |customer: bool| book.entries().iter().find(|e| e.account.stage.is_customer() == customer).unwrap();
        let (customer, prospect) = (one(true).account.id, one(false).account.id);
        let (parameter, answer) = one(true).answers.iter().map(|(p, a)| (p.clone(), a.clone())).next().unwrap();
        drop(book);
        let kept = Kept::default();
        assert!(made(&kept, &workspace, 1));
        assert!(!made(&kept, &workspace, 1));
        assert!(made(&kept, &workspace, 2));
        assert!(!made(&kept, &workspace, 1), "the one before is still there");

        workspace.edit_accounts(&[customer], &AccountEdit::Note("Called".into())).unwrap();
        workspace.edit_accounts(&[customer], &AccountEdit::Owner("Ada".into())).unwrap();
        workspace.set_answer(prospect, &parameter, Some(&answer)).unwrap();
        assert!(!made(&kept, &workspace, 1));
        assert!(!made(&kept, &workspace, 2));

        workspace.edit_accounts(&[customer], &AccountEdit::Name("Another".into())).unwrap();
        assert!(made(&kept, &workspace, 1));
        let other = Answer { given: Given::Text("nobody knows what".into()), grade: Grade::Said };
        workspace.set_answer(customer, &parameter, Some(&other)).unwrap();
        assert!(made(&kept, &workspace, 1));
        workspace.edit_accounts(&[customer], &AccountEdit::Outcome(None)).unwrap();
        assert!(made(&kept, &workspace, 1));
        workspace.edit_accounts(&[prospect], &AccountEdit::Stage(Stage::Customer)).unwrap();
        assert!(made(&kept, &workspace, 1));
        for of in 2..9 {
            assert!(made(&kept, &workspace, of));
        }
        assert!(made(&kept, &workspace, 1), "not everything is kept for ever");
        kept.forget();
        assert!(made(&kept, &workspace, 1));
    }

    #[test]
    fn what_is_reckoned_from_columns_does_not_look_at_answers() {
        let folder = tempfile::tempdir().unwrap();
        let setup = Setup { name: "W".into(), author: "Ada".into(), language: Language::En };
        let mut workspace = sample::create(folder.path().join("w.lanewise"), &setup).unwrap();
        let customer = workspace.book().unwrap().entries().iter().find(|e| e.account.stage.is_customer()).unwrap().account.id;
        let kept: Kept<ColumnsGround> = Kept::default();
        let ground = |workspace: &Workspace| {
            let (book, outcomes) = (workspace.book().unwrap(), workspace.outcomes().unwrap());
            let measured = workspace.measured_columns().unwrap();
            let make = || ColumnsGround::new(&book, &outcomes, &measured, Language::En);
            kept.get(&book, |g| g.is_of(&outcomes, &measured, Language::En), make).unwrap()
        };
        let first = ground(&workspace);
        let answer = Answer { given: Given::Text("nobody knows what".into()), grade: Grade::Said };
        workspace.set_answer(customer, "project_owner", Some(&answer)).unwrap();
        assert!(Arc::ptr_eq(&first, &ground(&workspace)));
        workspace.edit_accounts(&[customer], &AccountEdit::Industry("Another".into())).unwrap();
        assert!(!Arc::ptr_eq(&first, &ground(&workspace)));
    }
}
