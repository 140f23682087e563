//! What accounts need, by their slides (D4), how much of it is covered, and the parameter that is answered with that.

use std::collections::{BTreeSet, HashMap};

use lanewise_method::fold::fold;
use lanewise_method::needs::{Covered, NeedMatch, NeedsFit, Offer, Offers, Stand, fit};
use lanewise_method::profile::Parameter;
use lanewise_method::{Answer, Given, Number};
use rusqlite::{Connection, OptionalExtension, params};

use crate::capability::Capability;
use crate::cover::Cover;
use crate::score::Cause;
use crate::slide::KeptSlide;
use crate::store::change::Shown;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::transact::Tx;

/// Who an answer is recorded for that comes from the capability match. An answer of anybody else is by hand, and stays.
pub const SLIDES: &str = "Slides";

/// A need of an account, once, however many of its key players named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// As it was written first.
    pub text: String,
    /// The same, folded: needs that are the same here are one.
    pub folded: String,
    /// The slides it is on.
    pub slides: Vec<u32>,
    /// Who named it: the person, or the title where nobody is named.
    pub players: Vec<String>,
}

/// The needs on the slides of one account, in their order, each once.
#[must_use]
pub fn needs_of(slides: &[KeptSlide]) -> Vec<Need> {
    let mut needs: Vec<Need> = Vec::new();
    let mut at: HashMap<String, usize> = HashMap::new();
    for kept in slides {
        for text in kept.slide.capabilities.iter().map(|c| c.trim()).filter(|c| !c.is_empty()) {
            let folded = fold(text);
            let at = *at.entry(folded.clone()).or_insert_with(|| {
                needs.push(Need { text: text.to_owned(), folded, slides: Vec::new(), players: Vec::new() });
                needs.len() - 1
            });
            let need = &mut needs[at];
            if need.slides.last() != Some(&kept.id) {
                need.slides.push(kept.id);
                let player = if kept.slide.person.is_empty() { &kept.slide.title } else { &kept.slide.person };
                if !player.is_empty() && !need.players.contains(player) {
                    need.players.push(player.clone());
                }
            }
        }
    }
    needs
}

/// The list of capabilities, ready to be matched with.
#[must_use]
pub fn offers(capabilities: &[Capability], earlier: &[Cover]) -> Offers {
    let list = capabilities.iter().map(|c| Offer {
        id: c.id,
        name: &c.content.name,
        words: &c.content.words,
        offered: c.content.offered,
    });
    Offers::new(list, earlier.iter().map(|c| (c.need.as_str(), c.capability, c.cover)))
}

/// How far a need is covered, by what somebody said and by the list as it is now: a capability that is not in the product covers nothing.
#[must_use]
pub fn counts(cover: &Cover, capabilities: &[Capability]) -> Covered {
    let missing = cover.capability.and_then(|id| capabilities.iter().find(|c| c.id == id)).is_some_and(|c| !c.content.offered);
    if missing { Covered::Not } else { cover.cover }
}

/// How much of an account's needs is covered. *Ours*: what nobody said anything of counts as its words alone say, not as the same
/// need did at other accounts, so that what is said at one account never moves the answer of another.
pub(crate) fn fit_of(needs: &[Need], covers: &[Cover], capabilities: &[Capability], offers: Option<&Offers>) -> NeedsFit {
    let said: HashMap<String, Covered> = covers.iter().map(|c| (fold(&c.need), counts(c, capabilities))).collect();
    fit(needs.iter().map(|need| match said.get(&need.folded) {
        Some(covered) => Stand::Said(*covered),
        None => match offers.and_then(|o| o.by_words(&need.text)) {
            Some(NeedMatch { cover, .. }) => Stand::Hinted(cover),
            None => Stand::Open,
        },
    }))
}

/// The parameter that is answered from the capability match, by the profile in force.
pub(crate) fn fed(conn: &Connection) -> Result<Option<Parameter>, WorkspaceError> {
    let profile = match crate::profile::latest(conn)? {
        Some(version) => Some(version.profile),
        None => crate::profile::draft(conn)?,
    };
    Ok(profile.and_then(|p| p.from_needs().cloned()))
}

/// The answer that a fit gives; none where nobody said anything yet.
#[must_use]
pub fn answer_of(fit: &NeedsFit) -> Option<Answer> {
    Some(Answer { given: Given::Number(Number::from(i32::from(fit.share?))), grade: fit.grade? })
}

fn accounts(conn: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<BTreeSet<u32>, WorkspaceError> {
    Ok(conn.prepare_cached(sql)?.query_map(params, |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
}

impl Tx<'_> {
    /// The accounts whose slides, or what was said of them, this step changed; `None` for all.
    fn slides_touched(&self) -> Result<Option<BTreeSet<u32>>, WorkspaceError> {
        let added = |shown| self.added(shown);
        let list = self.changes.capabilities || added(Shown::Capability).is_some();
        // Another profile in force may have chosen another parameter.
        let profile = added(Shown::Version).is_some() || self.changes.draft && crate::profile::latest(self.conn)?.is_none();
        if list || profile || self.changes.slides.all {
            return Ok(None);
        }
        let mut touched = self.changes.slides.ids.clone();
        for shown in [Shown::Slide, Shown::Cover] {
            if let Some((first, last)) = added(shown) {
                let sql = format!("SELECT DISTINCT account FROM {} WHERE id BETWEEN ?1 AND ?2", shown.table());
                touched.extend(accounts(self.conn, &sql, params![first, last])?);
            }
        }
        Ok(Some(touched))
    }

    /// Keeps the answers that come from the capability match in step with slides, covers, capabilities and the profile in force; what
    /// somebody answered by hand stays.
    pub(crate) fn feed(&mut self) -> Result<(), WorkspaceError> {
        let touched = self.slides_touched()?;
        if touched.as_ref().is_some_and(BTreeSet::is_empty) {
            return Ok(());
        }
        let Some(parameter) = fed(self.conn)? else { return Ok(()) };
        let mut concerned = accounts(
            self.conn,
            "SELECT DISTINCT account FROM cover JOIN account ON account.id = cover.account WHERE cover.gone = 0 AND account.gone = 0",
            [],
        )?;
        concerned.extend(self.fed_accounts(&parameter.id)?);
        if let Some(touched) = touched {
            concerned.retain(|id| touched.contains(id));
        }
        self.answer_from_needs(&parameter.id, concerned, false).map(|_| ())
    }

    /// The accounts whose answer to this parameter came from the capability match.
    fn fed_accounts(&self, parameter: &str) -> Result<BTreeSet<u32>, WorkspaceError> {
        let mut words = self.words.borrow_mut();
        let (Some(parameter), Some(author)) = (words.find(self.conn, parameter)?, words.find(self.conn, SLIDES)?) else {
            return Ok(BTreeSet::new());
        };
        let sql = "SELECT account FROM answer JOIN account ON account.id = answer.account \
             WHERE parameter = ?1 AND author = ?2 AND account.gone = 0";
        accounts(self.conn, sql, params![parameter, author])
    }

    /// Whether an answer is there, and whether it came from the capability match.
    fn answered(&self, account: u32, parameter: &str) -> Result<Option<bool>, WorkspaceError> {
        let mut words = self.words.borrow_mut();
        let Some(parameter) = words.find(self.conn, parameter)? else { return Ok(None) };
        let author: Option<i64> = self
            .conn
            .prepare_cached("SELECT author FROM answer WHERE account = ?1 AND parameter = ?2")?
            .query_row(params![account, parameter], |r| r.get(0))
            .optional()?;
        author.map(|author| Ok(words.text(self.conn, author)? == SLIDES)).transpose()
    }

    /// Answers a parameter of accounts from the capability match, over what was answered by hand only where `by_hand` too. Gives how
    /// many answers changed.
    fn answer_from_needs(
        &mut self,
        parameter: &str,
        accounts: impl IntoIterator<Item = u32>,
        by_hand: bool,
    ) -> Result<u32, WorkspaceError> {
        let capabilities = crate::capability::all(self.conn)?;
        let mut matching = None;
        let mut changed = Vec::new();
        let source = self.source.replace(SLIDES.to_owned());
        for account in accounts {
            let own = self.answered(account, parameter)?;
            if own == Some(false) && !by_hand {
                continue;
            }
            let needs = needs_of(&crate::slide::select(self.conn, "AND slide.account = ?1 ORDER BY slide.id", [account])?);
            let covers = crate::cover::of_account(self.conn, account)?;
            let mut fit = fit_of(&needs, &covers, &capabilities, None);
            if fit.share.is_some() && fit.open > 0 {
                let offers = matching.get_or_insert_with(|| offers(&capabilities, &[]));
                fit = fit_of(&needs, &covers, &capabilities, Some(offers));
            }
            let did = match (answer_of(&fit), own) {
                (Some(answer), own) => {
                    // Of the same answer it has to be known from now on that it comes from the slides.
                    let taken = own == Some(false) && self.clear_answer(account, parameter)?;
                    self.set_answer(account, parameter, &answer)? || taken
                }
                (None, Some(true)) => self.clear_answer(account, parameter)?,
                (None, _) => false,
            };
            if did {
                changed.push(account);
            }
        }
        self.source = source;
        self.record_scores(&changed, Cause::Answer)?;
        Ok(u32::try_from(changed.len()).unwrap_or(u32::MAX))
    }
}

impl Workspace {
    /// The parameter that is answered from the capability match, by the profile in force.
    ///
    /// # Errors
    /// What the disk says.
    pub fn fed_parameter(&self) -> Result<Option<Parameter>, WorkspaceError> {
        fed(&self.conn)
    }

    /// Takes what the slides say in place of what was answered by hand, as one step; an account whose needs nobody has said anything of
    /// keeps its answer. Gives how many changed.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where an account is not there, or no parameter is answered so.
    pub fn use_fit(&mut self, accounts: &[u32]) -> Result<Done<u32>, WorkspaceError> {
        let parameter =
            self.fed_parameter()?.ok_or_else(|| WorkspaceError::missing("parameter answered from the capability match"))?;
        let account_name = match accounts.first() {
            Some(first) => self.account(*first)?.name,
            None => String::new(),
        };
        let count = u32::try_from(accounts.len()).unwrap_or(u32::MAX);
        let parameter_name = parameter.name.clone();
        self.transact(Op::UseFit { account_name, parameter_name, count }, |tx| {
            accounts.iter().try_for_each(|id| tx.require_account(*id))?;
            tx.answer_from_needs(&parameter.id, accounts.iter().copied(), true)
        })
    }
}
