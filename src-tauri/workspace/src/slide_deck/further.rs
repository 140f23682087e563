//! Slides of ours that go on, on the next one: more was said than stands on a page in letters that can be read.

use super::labelled::Found;
use super::{Paragraph, Piece, SlideText};

/// Name of the box that says which of how many slides it is: `2 / 3`.
pub(super) const PAGE_BOX: &str = "page";

/// Stands at the end of a text that was cut, and goes on in the next one: so many of them as [`GLUES`] has places before its glue.
const CUT: char = '\u{2060}';

/// What a cut text is put together with again: a blank, nothing, a line break.
const GLUES: [&str; 3] = [" ", "", "\n"];

/// Which of its slides this is, from 1; none where it does not say.
fn page(slide: &SlideText) -> Option<u32> {
    slide.pieces.iter().find_map(|piece| match piece {
        Piece::Box { name, paragraphs } if name == PAGE_BOX => paragraphs.first()?.text.split_once('/')?.0.trim().parse().ok(),
        _ => None,
    })
}

/// Whether `next` goes on where `slide` ends: the same title, and the next number.
fn goes_on(slide: &SlideText, next: &SlideText) -> bool {
    let Some(at) = page(next).filter(|at| *at > 1) else { return false };
    let end = format!(" ({at})");
    usize::try_from(at).is_ok_and(|at| slide.further.len() + 2 == at)
        && next.title.strip_suffix(&end).is_some_and(|title| title == slide.title)
}

/// Slides with those on which they go on, each with its number in the file, from 1.
pub(crate) fn gathered(deck: Vec<SlideText>) -> Vec<(u32, SlideText)> {
    let mut slides: Vec<(u32, SlideText)> = Vec::with_capacity(deck.len());
    for (at, next) in (1..).zip(deck) {
        match slides.last_mut() {
            Some((_, slide)) if goes_on(slide, &next) => slide.further.push(next),
            _ => slides.push((at, next)),
        }
    }
    slides
}

/// What a cut text says without the mark, and what it is glued with.
fn cut(text: &str) -> Option<(&str, &'static str)> {
    let said = text.trim_end().trim_end_matches(CUT);
    let marks = text.trim_end().chars().rev().take_while(|c| *c == CUT).count();
    let glue = GLUES.get(marks.checked_sub(1)?)?;
    Some((said.strip_suffix('…').unwrap_or(said), glue))
}

/// Adds what stands on the next slide under labels that were there already.
pub(super) fn carry_on(found: &mut Vec<Found>, more: Vec<Found>) {
    for next in more {
        let Some(same) = found.iter_mut().rev().find(|f| f.field == next.field) else {
            found.push(next);
            continue;
        };
        let mut rest = next.paragraphs.into_iter();
        if let Some(last) = same.paragraphs.last_mut()
            && let Some((said, glue)) = cut(&last.text)
            && let Some(first) = rest.next()
        {
            let first = Paragraph { text: first.text.trim_start().trim_start_matches('…').to_owned(), ..first };
            last.text = format!("{said}{glue}{}", first.text);
        }
        same.paragraphs.extend(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slide(title: &str, page: Option<&str>) -> SlideText {
        let paragraph = |text: &str| Paragraph { level: 0, text: text.into() };
        let pieces = page.map(|p| Piece::Box { name: PAGE_BOX.into(), paragraphs: vec![paragraph(p)] });
        SlideText { title: title.into(), pieces: pieces.into_iter().collect(), ..SlideText::default() }
    }

    #[test]
    fn only_the_next_of_the_same_goes_on() {
        let deck = vec![
            slide("A", Some("1 / 3")),
            slide("A (2)", Some("2 / 3")),
            slide("A (3)", Some("3 / 3")),
            slide("B (2)", Some("2 / 2")),
            slide("C", Some("1 / 2")),
            slide("D", None),
            slide("C (2)", Some("2 / 2")),
            slide("D (2)", None),
        ];
        let found: Vec<(u32, String, usize)> = gathered(deck).into_iter().map(|(at, s)| (at, s.title, s.further.len())).collect();
        let alone = |at: u32, title: &str| (at, title.to_owned(), 0);
        assert_eq!(
            found,
            [(1, "A".into(), 2), alone(4, "B (2)"), alone(5, "C"), alone(6, "D"), alone(7, "C (2)"), alone(8, "D (2)")]
        );
    }

    #[test]
    fn what_was_cut_is_put_together() {
        assert_eq!(cut("one…\u{2060}"), Some(("one", " ")));
        assert_eq!(cut("one…\u{2060}\u{2060}"), Some(("one", "")));
        assert_eq!(cut("one…\u{2060}\u{2060}\u{2060}"), Some(("one", "\n")));
        assert_eq!(cut("one…"), None);
        assert_eq!(cut(""), None);
    }
}
