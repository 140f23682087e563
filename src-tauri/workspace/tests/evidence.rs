//! What the customers say about a profile, on the sample workspace and on hostile ones.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use lanewise_method::profile::Language;
use lanewise_workspace::view::facts;
use lanewise_workspace::view::separates::EvidenceGround;
use lanewise_workspace::{Setup, sample};

#[test]
fn the_sample_tells_its_story() {
    let folder = tempfile::tempdir().unwrap();
    let setup = Setup { name: "Ordito".into(), author: "Lucia".into(), language: Language::En };
    let w = sample::create(folder.path().join("sample.lanewise"), &setup).unwrap();
    let (book, outcomes) = (w.book().unwrap(), w.outcomes().unwrap());
    let profile = w.latest_version().unwrap().unwrap().profile;
    let ground = EvidenceGround::new(&profile, Some(1), &outcomes, &facts(&book));
    let told = ground.parameters(2_000);
    println!("{:?} {:?} {} {}", told.basis, told.headline, told.permutations, told.every);
    for p in &told.parameters {
        println!(
            "{} w{} {:?} p{} adj{} iv{} known{:?} tell {:?} dir {:?} says {:?} {} {:?}",
            p.parameter,
            profile.parameter(&p.parameter).unwrap().weight,
            p.verdict,
            p.p,
            p.adjusted,
            p.iv,
            p.known,
            p.telling,
            p.direction,
            p.says,
            p.surely,
            p.weight
        );
        for l in &p.levels {
            println!("      {} {:?} {:?} {:?}", l.level, l.count, l.share, l.odds);
        }
    }
    println!("{:#?}", ground.profile());
    println!("{:#?}", ground.warnings());
}
