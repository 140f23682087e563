//! What to ask next.

use lanewise_method::ask::Asker;
use lanewise_method::gate::{GateVerdict, Missing};
use lanewise_method::slide::SlideField;

use super::super::Fact;
use super::grounds::Grounds;
use super::told::NextStep;

impl Grounds {
    /// What to ask next. *Ours*: of what is missing, the one thing that is missing most often; of those missing equally often what no
    /// slide is reasonable without, then the order of the gate. Fields come before answers, and the tier last, because answers
    /// settle it.
    pub(super) fn next(&self, verdict: &GateVerdict, fact: &Fact<'_>, asker: &Asker<'_>) -> Option<NextStep> {
        if verdict.ready {
            return None;
        }
        if verdict.missing().any(|m| matches!(m, Missing::Player)) {
            return Some(NextStep::Player);
        }
        let missing: Vec<&Missing> = verdict.missing().collect();
        if let Some(field) = self.next_field(&missing, fact.id) {
            return Some(field);
        }
        let answer = missing.iter().find_map(|m| match m {
            Missing::Answer { parameter, name, question, .. } => {
                Some(NextStep::Answer { parameter: parameter.clone(), name: name.clone(), question: question.clone() })
            }
            _ => None,
        });
        let by_tier = || {
            missing
                .iter()
                .any(|m| matches!(m, Missing::Tier { open: true, .. }))
                .then(|| self.ask_for_tier(fact, asker))
                .flatten()
        };
        let again = || {
            missing.iter().find_map(|m| match m {
                Missing::OtherAnswer { parameter, name, question, .. } => {
                    Some(NextStep::Answer { parameter: parameter.clone(), name: name.clone(), question: question.clone() })
                }
                _ => None,
            })
        };
        Some(answer.or_else(by_tier).or_else(again).unwrap_or(NextStep::Nothing))
    }

    fn next_field(&self, missing: &[&Missing], account: u32) -> Option<NextStep> {
        let rule = self.scoring.profile.slides_count();
        let mut lacking: Vec<(SlideField, Vec<u32>)> = SlideField::ALL.iter().map(|f| (*f, Vec::new())).collect();
        for one in missing {
            if let Missing::Fields { slide, fields, .. } = one {
                for (field, slides) in &mut lacking {
                    if fields.iter().any(|f| f.field == *field) && !slides.contains(slide) {
                        slides.push(*slide);
                    }
                }
            }
        }
        if missing.iter().any(|m| matches!(m, Missing::ValueEvent { .. }))
            && let Some((_, slides)) = lacking.iter_mut().find(|(f, _)| *f == SlideField::Events)
            && slides.is_empty()
        {
            slides.extend(self.slides.get(&account).and_then(|own| own.first()).map(|(kept, _)| kept.id));
            if slides.is_empty() {
                return Some(NextStep::Player);
            }
        }
        // The sort is stable: of equals the first of a slide stays first.
        lacking.sort_by_key(|(f, slides)| std::cmp::Reverse((slides.len(), rule.never_without.contains(f))));
        let (field, slides) = lacking.into_iter().next().filter(|(_, slides)| !slides.is_empty())?;
        Some(NextStep::Field { field, slides, question: rule.question(field).to_owned() })
    }

    fn ask_for_tier(&self, fact: &Fact<'_>, asker: &Asker<'_>) -> Option<NextStep> {
        let worth = asker.worths(fact.answers).into_iter().next()?;
        let parameter = self.scoring.profile.parameters.get(worth.parameter)?;
        let question = parameter.questions.first().map(|q| q.text.clone()).unwrap_or_default();
        Some(NextStep::Answer { parameter: parameter.id.clone(), name: parameter.name.clone(), question })
    }
}
