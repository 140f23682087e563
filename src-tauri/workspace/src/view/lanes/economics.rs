//! What the customers of a lane are worth, from imported columns, answers and what is recorded.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use lanewise_method::lanes::{Amount, Figure, Lane, Opportunity, Served, figure, opportunities, ratio};
use lanewise_method::profile::{AnswerKind, Language};
use lanewise_method::slide::EventState;
use lanewise_method::{Given, Number};
use serde::Serialize;
use specta::Type;

use super::{Beside, Ground, number};
use crate::book::Entry;
use crate::lanes::{Measure, Source, amount_read, columns_of, header_unit, suggested};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;

/// What the customers of one place are worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename = "LaneEconomics")]
pub struct Economics {
    /// A figure for each measure, in the order of the measures.
    pub figures: Vec<Figure>,
    /// The hours on record that were spent on them.
    pub hours: Number,
    /// On how many of them.
    pub hours_of: u32,
    /// What developing the product for the lane costs: as the team typed it, or as a column says.
    pub product_cost: Option<Number>,
    /// How often that comes back in margin, or where that is not known in lifetime value.
    pub product_return: Option<Number>,
    /// What serving it costs in opportunity against the other lanes.
    pub opportunity: Option<Opportunity>,
    /// What single customers bring, from least to most; where there are many, evenly chosen ones.
    pub dots: Vec<Number>,
}

/// Where a measure comes from, and of how many it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct MeasureSeen {
    /// The measure.
    pub measure: Measure,
    /// Where it comes from.
    pub source: Source,
    /// Whether the team chose that; otherwise it suggested itself.
    pub chosen: bool,
    /// The name of the parameter, where it is an answer.
    pub name: String,
    /// Its currency or unit; empty where none is known.
    pub unit: String,
    /// Of how many customers it is known.
    pub known: u32,
    /// Of how many customers there are.
    pub of: u32,
    /// Customers whose amount is in another currency or unit: left out, not converted.
    pub other_unit: u32,
    /// Customers where something stands that is no number.
    pub unreadable: u32,
    /// An example of what could not be read; empty where all could.
    pub example: String,
    /// What it could come from.
    pub choices: Vec<MeasureChoice>,
}

/// Something that a measure could come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct MeasureChoice {
    /// What.
    pub source: Source,
    /// The name people read, where it is a parameter.
    pub name: String,
    /// Of how many customers something is there.
    pub known: u32,
}

/// All amounts of all accounts, measure by measure.
pub(crate) struct Worth {
    pub measures: Vec<MeasureSeen>,
    /// The currency that amounts are shown in.
    pub currency: String,
    amounts: Vec<Vec<Amount>>,
    hours: Vec<Option<i64>>,
}

/// More dots than this are no dots any more.
const DOTS: usize = 60;

/// The currency or unit that most amounts have; of two that are as frequent the first in the alphabet.
fn usual(amounts: &[Amount], header: &str) -> String {
    let mut counted: BTreeMap<&str, u32> = BTreeMap::new();
    for amount in amounts {
        if let Amount::Number(_, unit) = amount {
            let unit = if unit.is_empty() { header } else { unit };
            *counted.entry(unit).or_default() += 1;
        }
    }
    let most = counted.iter().filter(|(unit, _)| !unit.is_empty()).max_by_key(|(unit, n)| (**n, std::cmp::Reverse(**unit)));
    most.map_or_else(|| header.to_owned(), |(unit, _)| (*unit).to_owned())
}

/// The first day that a text of a day, a month or a year means.
fn first_day(text: &str) -> Option<Date> {
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    whole.parse().ok()
}

impl Worth {
    fn figure(&self, measure: usize, customers: &[usize]) -> Figure {
        let unit = &self.measures[measure].unit;
        figure(customers.iter().map(|&at| &self.amounts[measure][at]), unit)
    }

    fn at(measure: Measure) -> usize {
        Measure::ALL.iter().position(|m| *m == measure).unwrap_or(0)
    }

    /// What a customer brings: the margin, or where no margin is known of anybody, the lifetime value.
    fn value(&self) -> usize {
        let margin = Self::at(Measure::Margin);
        if self.measures[margin].known > 0 { margin } else { Self::at(Measure::LifetimeValue) }
    }

    fn known(&self, measure: usize, at: usize) -> Option<Number> {
        match &self.amounts[measure][at] {
            Amount::Number(number, unit) if unit.is_empty() || *unit == self.measures[measure].unit => Some(*number),
            _ => None,
        }
    }

    pub(super) fn of(&self, customers: &[usize]) -> Economics {
        let figures: Vec<Figure> = (0..Measure::ALL.len()).map(|m| self.figure(m, customers)).collect();
        let hours: Vec<i64> = customers.iter().filter_map(|&at| self.hours[at]).collect();
        let mut values: Vec<Number> = customers.iter().filter_map(|&at| self.known(self.value(), at)).collect();
        values.sort_unstable();
        let dots =
            if values.len() <= DOTS { values } else { (0..DOTS).map(|i| values[i * (values.len() - 1) / (DOTS - 1)]).collect() };
        let product_cost = figures[Self::at(Measure::ProductCost)].sum;
        let brought = figures[self.value()].sum;
        Economics {
            product_return: brought.zip(product_cost).and_then(|(value, cost)| ratio(value, cost)),
            product_cost,
            hours: Number::from_millionths(hours.iter().fold(0, |sum, h| sum.saturating_add(*h))),
            hours_of: number(hours.len()),
            opportunity: None,
            dots,
            figures,
        }
    }

    /// Each lane held against the others.
    pub(super) fn opportunities(&self, ground: &Ground<'_>, places: &[Vec<usize>]) -> Vec<Option<Opportunity>> {
        let value = self.value();
        if !Measure::ALL[value].is_money() {
            return vec![None; places.len()];
        }
        let served = |(lane, members): (&Lane, &Vec<usize>)| {
            let mut served = Served { open: lane.standing.is_open(), ..Served::default() };
            let (mut sum, mut hours) = (0i64, 0i64);
            for &at in members.iter().filter(|&&at| ground.entries[at].account.stage.is_customer()) {
                if let (Some(brought), Some(spent)) = (self.known(value, at), self.hours[at]) {
                    sum = sum.saturating_add(brought.millionths());
                    hours = hours.saturating_add(spent);
                    served.customers += 1;
                }
            }
            (served.value, served.hours) = (Number::from_millionths(sum), Number::from_millionths(hours));
            served
        };
        opportunities(&ground.lanes.lanes.iter().zip(places).map(served).collect::<Vec<_>>())
    }
}

impl Economics {
    /// What is known of the lane as a whole: the product cost that the team typed stands before that of a column.
    pub(super) fn add_lane(&mut self, lane: &Lane, opportunity: Option<Opportunity>) {
        self.opportunity = opportunity;
        if let Some(cost) = lane.product_cost {
            let margin = &self.figures[Worth::at(Measure::Margin)];
            let value = margin.sum.or(self.figures[Worth::at(Measure::LifetimeValue)].sum);
            self.product_cost = Some(cost);
            self.product_return = value.and_then(|value| ratio(value, cost));
        }
    }
}

impl Workspace {
    /// The days from becoming a customer to the first value event that was reached, where both are known to the day or month.
    fn days_to_value(&self) -> Result<HashMap<u32, Date>, WorkspaceError> {
        let mut first: HashMap<u32, Date> = HashMap::new();
        for kept in self.slides()? {
            let reached = kept.slide.events.iter().filter(|e| e.state == EventState::Reached && e.settled.len() == 10);
            for day in reached.filter_map(|e| e.settled.parse::<Date>().ok()) {
                first.entry(kept.account).and_modify(|d| *d = (*d).min(day)).or_insert(day);
            }
        }
        Ok(first)
    }

    /// All measures of all accounts.
    pub(super) fn worth(&self, ground: &Ground<'_>, beside: &Beside) -> Result<Worth, WorkspaceError> {
        let language = self.settings()?.language;
        let cost = self.hour_cost()?;
        let chosen = self.lane_measures()?;
        let customers: Vec<&Entry> = ground.entries.iter().copied().filter(|e| e.account.stage.is_customer()).collect();
        let headers = columns_of(customers.iter().copied());
        let reached = self.days_to_value()?;
        let profile = self.profile_in_force()?;
        let numeric: Vec<_> = profile.iter().flat_map(|p| &p.parameters).filter(|p| p.answer == AnswerKind::Bands).collect();
        let common = sources(&headers, &numeric, &customers);
        let rescues = beside.hours.values().any(|h| h.1 > 0) && cost.is_some();
        let mut worth = Worth {
            measures: Vec::new(),
            currency: String::new(),
            amounts: Vec::new(),
            hours: ground.entries.iter().map(|e| beside.hours.get(&e.account.id).map(|h| h.0)).collect(),
        };
        for measure in Measure::ALL {
            let own = chosen.get(&measure).filter(|source| match source {
                Source::Column(header) => headers.contains_key(header.as_str()),
                Source::Answer(id) => numeric.iter().any(|p| p.id == *id),
                Source::Rescues => rescues,
                Source::Slides | Source::Nothing => true,
            });
            let by_itself = || match (suggested(measure, headers.keys().copied()), measure) {
                (Some(header), _) => Source::Column(header.to_owned()),
                (None, Measure::RetentionCost) if rescues => Source::Rescues,
                (None, Measure::TimeToValue) if !reached.is_empty() => Source::Slides,
                _ => Source::Nothing,
            };
            let source = own.cloned().unwrap_or_else(by_itself);
            let amounts: Vec<Amount> = ground
                .entries
                .iter()
                .map(|entry| match &source {
                    _ if !entry.account.stage.is_customer() => Amount::Blank,
                    Source::Column(header) => column_amount(entry, header, language),
                    Source::Answer(id) => match entry.answers.get(id).map(|a| &a.given) {
                        Some(Given::Number(number)) => Amount::Number(*number, String::new()),
                        Some(_) => Amount::Unreadable,
                        None => Amount::Blank,
                    },
                    Source::Rescues => match (&cost, beside.hours.get(&entry.account.id)) {
                        (Some(cost), Some((_, rescues))) => {
                            Amount::Number(cost.of(Number::from_millionths(*rescues)), cost.currency.clone())
                        }
                        _ => Amount::Blank,
                    },
                    Source::Slides => days(entry, &reached),
                    Source::Nothing => Amount::Blank,
                })
                .collect();
            let parameter = match &source {
                Source::Answer(id) => numeric.iter().find(|p| p.id == *id).copied(),
                _ => None,
            };
            let named = match &source {
                Source::Column(header) => header_unit(header),
                Source::Answer(_) => parameter.and_then(|p| p.unit.clone()).unwrap_or_default(),
                Source::Slides => "days".to_owned(),
                Source::Rescues => cost.as_ref().map(|c| c.currency.clone()).unwrap_or_default(),
                Source::Nothing => String::new(),
            };
            let unit = usual(&amounts, &named);
            let told =
                figure(ground.entries.iter().zip(&amounts).filter(|(e, _)| e.account.stage.is_customer()).map(|(_, a)| a), &unit);
            let example = match &source {
                Source::Column(header) => {
                    let odd = customers.iter().find(|e| column_amount(e, header, language) == Amount::Unreadable);
                    odd.and_then(|e| e.account.extra.get(header)).map(|t| t.chars().take(60).collect()).unwrap_or_default()
                }
                _ => String::new(),
            };
            worth.measures.push(MeasureSeen {
                measure,
                chosen: own.is_some(),
                name: parameter.map(|p| p.name.clone()).unwrap_or_default(),
                unit,
                known: told.known,
                of: told.of,
                other_unit: told.other_currency,
                unreadable: told.unreadable,
                example,
                choices: choices(measure, &common, customers.len(), rescues, !reached.is_empty()),
                source,
            });
            worth.amounts.push(amounts);
        }
        let money = worth.measures.iter().filter(|m| m.measure.is_money() && m.known > 0);
        worth.currency = money.map(|m| m.unit.clone()).find(|u| !u.is_empty()).or(cost.map(|c| c.currency)).unwrap_or_default();
        Ok(worth)
    }
}

fn column_amount(entry: &Entry, header: &str, language: Language) -> Amount {
    entry.account.extra.get(header).map_or(Amount::Blank, |text| amount_read(text, language))
}

/// The days to the first value event, where the account became a customer on a day that is known.
fn days(entry: &Entry, reached: &HashMap<u32, Date>) -> Amount {
    let since = Some(entry.account.since.as_str()).filter(|s| s.len() == 10).and_then(first_day);
    match since.zip(reached.get(&entry.account.id)) {
        Some((since, reached)) => {
            let days = reached.duration_since(since).as_hours() / 24;
            // Reached before it was signed says nothing of how long it takes.
            match i32::try_from(days).ok().filter(|d| *d >= 0) {
                Some(days) => Amount::Number(Number::from(days), String::new()),
                None => Amount::Blank,
            }
        }
        None => Amount::Blank,
    }
}

/// What any measure could come from: counted once for all of them.
fn sources(
    headers: &BTreeMap<&str, u32>,
    numeric: &[&lanewise_method::profile::Parameter],
    customers: &[&Entry],
) -> Vec<MeasureChoice> {
    let columns = headers.iter().map(|(header, known)| MeasureChoice {
        source: Source::Column((*header).to_owned()),
        name: String::new(),
        known: *known,
    });
    let answers = numeric.iter().map(|p| MeasureChoice {
        source: Source::Answer(p.id.clone()),
        name: p.name.clone(),
        known: number(customers.iter().filter(|e| e.answers.contains_key(&p.id)).count()),
    });
    columns.chain(answers).collect()
}

fn choices(measure: Measure, common: &[MeasureChoice], customers: usize, rescues: bool, slides: bool) -> Vec<MeasureChoice> {
    let mut all = common.to_vec();
    let all_of = number(customers);
    if measure == Measure::RetentionCost && rescues {
        all.insert(0, MeasureChoice { source: Source::Rescues, name: String::new(), known: all_of });
    }
    if measure == Measure::TimeToValue && slides {
        all.insert(0, MeasureChoice { source: Source::Slides, name: String::new(), known: all_of });
    }
    all
}
