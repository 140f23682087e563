//! What every page is made of: the frame, text made harmless, tables, and the tiers' colours.

use std::fmt::Write;

use lanewise_method::profile::Tier;

use crate::terminal::plain;
use crate::wording::grouped;

const STYLE: &str = include_str!("style.css");

/// The tiers' colours, best to worst: mark, text and band, on light and on dark.
const LIGHT: [[u32; 3]; 4] = [
    [0x0c_5f57, 0x0a_5049, 0xe1_eeea],
    [0x2f_72b8, 0x1f_588f, 0xe7_eff8],
    [0xc0_7e0a, 0x7e_5200, 0xfa_f1dd],
    [0xb5_3712, 0x9c_2f0f, 0xfa_e9e2],
];
const DARK: [[u32; 3]; 4] = [
    [0x3f_b3a3, 0x6c_cfc1, 0x18_2a27],
    [0x6f_a8e6, 0x9a_c3f0, 0x1b_2734],
    [0xe2_ac44, 0xed_c473, 0x2d_2615],
    [0xe8_744f, 0xf2_9c7f, 0x32_1f1a],
];

/// A page.
pub struct Page {
    body: String,
    title: String,
    tiers: usize,
}

impl Page {
    /// With the verdict as its first line.
    pub fn new(title: &str, over: &str, verdict: &str, lead: &str, tiers: &[Tier]) -> Self {
        let body = format!(
            "<header>\n<p class=\"over\">{}</p>\n<h1>{}</h1>\n<p class=\"lead\">{}</p>\n",
            text(over),
            text(verdict),
            text(lead)
        );
        Self { body, title: title.to_owned(), tiers: tiers.len() }
    }

    /// Figures in a row under the verdict: what, how much, and what to know about it. Ends the head of the page.
    pub fn facts(&mut self, facts: &[(&str, String, String)], warnings: &[String]) {
        self.body.push_str("<dl class=\"facts\">\n");
        for (name, value, about) in facts {
            let _ =
                writeln!(self.body, "<div><dt>{}</dt><dd>{}<small>{}</small></dd></div>", text(name), text(value), text(about));
        }
        self.body.push_str("</dl>\n");
        if !warnings.is_empty() {
            self.body.push_str("<ul class=\"notes\">\n");
            for warning in warnings {
                let _ = writeln!(self.body, "<li>{}</li>", text(warning));
            }
            self.body.push_str("</ul>\n");
        }
        self.body.push_str("</header>\n");
    }

    /// A part with a heading; `inside` is markup.
    pub fn section(&mut self, heading: &str, inside: &str) {
        let _ = write!(self.body, "<section>\n<h2>{}</h2>\n{inside}</section>\n", text(heading));
    }

    /// The whole page.
    pub fn finish(self, foot: &str) -> String {
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <title>{}</title>\n<style>\n{STYLE}{}</style>\n</head>\n<body>\n<main>\n{}<footer class=\"quiet\">{}</footer>\n</main>\n</body>\n</html>\n",
            text(&self.title),
            colours(self.tiers),
            self.body,
            text(foot)
        )
    }
}

/// The tiers' colours as style, by place: `.t0` is the best.
fn colours(tiers: usize) -> String {
    let set = |table: &[[u32; 3]; 4]| {
        (0..tiers).fold(String::new(), |mut css, at| {
            let [mark, ink, band] = [0, 1, 2].map(|part| mixed(table, stop(at, tiers), part));
            let _ = writeln!(css, ".t{at} {{ --mark: #{mark:06x}; --text: #{ink:06x}; --band: #{band:06x}; }}");
            css
        })
    };
    let light = set(&LIGHT);
    format!("{light}@media (prefers-color-scheme: dark) {{\n{}}}\n@media print {{\n{light}}}\n", set(&DARK))
}

/// Where a tier stands between the four colours, in halves.
fn stop(at: usize, of: usize) -> usize {
    const STOPS: [&[usize]; 6] = [&[0], &[0, 6], &[0, 4, 6], &[0, 2, 4, 6], &[0, 2, 3, 4, 6], &[0, 2, 3, 4, 5, 6]];
    let stops = STOPS[of.clamp(1, 6) - 1];
    stops[at.min(stops.len() - 1)]
}

fn mixed(table: &[[u32; 3]; 4], stop: usize, part: usize) -> u32 {
    let (below, above) = (table[stop / 2][part], table[stop.div_ceil(2)][part]);
    [16, 8, 0].iter().fold(0, |sum, shift| {
        let channel = |colour: u32| (colour >> shift) & 0xff;
        sum | ((channel(below) + channel(above)) / 2) << shift
    })
}

/// Text made harmless as markup.
pub fn text(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for c in plain(raw).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// A count with thin gaps that do not break.
pub fn number(count: u64) -> String {
    grouped(count).replace(' ', "\u{202f}")
}

/// The bars that stand before the name of a tier; `at` is its place, 0 the best.
pub fn glyph(at: usize, of: usize) -> String {
    let bars = (0..of).fold(String::new(), |mut bars, bar| {
        let width = 12.0 / of as f64 - 1.0;
        let height = 3.0 + 9.0 * (bar + 1) as f64 / of as f64;
        let off = if bar + at < of { "" } else { " class=\"off\"" };
        let x = 12.0 / of as f64 * bar as f64;
        let _ = write!(bars, "<rect{off} x=\"{x:.2}\" y=\"{:.2}\" width=\"{width:.2}\" height=\"{height:.2}\"/>", 12.0 - height);
        bars
    });
    format!("<svg class=\"glyph t{at}\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">{bars}</svg>")
}

/// A tier by name, with its bars.
pub fn tier_tag(at: usize, of: usize, name: &str) -> String {
    format!("<span class=\"tier t{at}\">{}{}</span>", glyph(at, of), text(name))
}

/// How a column of a table is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Set {
    Words,
    /// Figures end at the right.
    Figures,
    /// A drawing, whose axis stands in the head.
    Drawing,
    /// As a drawing, and left out on a narrow screen.
    ExtraDrawing,
    /// As figures, and left out on a narrow screen.
    ExtraFigures,
}

impl Set {
    const fn class(self) -> &'static str {
        match self {
            Self::Words => "",
            Self::Figures => " class=\"fig\"",
            Self::Drawing => " class=\"draw\"",
            Self::ExtraDrawing => " class=\"draw narrow\"",
            Self::ExtraFigures => " class=\"fig narrow\"",
        }
    }
}

/// A table. Heads and cells are markup; the first cell of a row names it. `class` of a row may be empty.
pub fn table(caption: &str, heads: &[(String, Set)], rows: &[(&str, Vec<String>)]) -> String {
    let mut out = String::from("<div class=\"wide\"><table>\n");
    if !caption.is_empty() {
        let _ = writeln!(out, "<caption>{}</caption>", text(caption));
    }
    out.push_str("<thead><tr>");
    for (head, set) in heads {
        let _ = write!(out, "<th scope=\"col\"{}>{head}</th>", set.class());
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for (class, cells) in rows {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let _ = write!(out, "<tr{class}>");
        for (at, (cell, (_, set))) in cells.iter().zip(heads).enumerate() {
            let (open, close) = if at == 0 { ("th scope=\"row\"", "th") } else { ("td", "td") };
            let _ = write!(out, "<{open}{}>{cell}</{close}>", set.class());
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
    out
}

/// A drawing with a sentence for those who cannot see it, and the table behind it.
pub fn figure(drawing: &str, behind: &str, table: &str) -> String {
    format!("<figure>\n{drawing}</figure>\n<details><summary>{}</summary>\n{table}</details>\n", text(behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_harmless() {
        assert_eq!(text("<b> & \"x\" 'y'\u{7}"), "&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39;\u{fffd}");
    }

    #[test]
    fn tiers_have_the_colours_of_the_screen() {
        assert!(colours(4).starts_with(".t0 { --mark: #0c5f57; --text: #0a5049; --band: #e1eeea; }\n.t1 { --mark: #2f72b8;"));
        assert!(colours(2).contains(".t1 { --mark: #b53712;"));
        // Halfway between Good and Risky.
        assert!(colours(5).contains(".t2 { --mark: #777861;"));
    }
}
