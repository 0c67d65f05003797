//! Every paper of an acceptance in both languages against texts and pictures a person has looked at: the report of a
//! visit, both rounds, an addendum, the certificates of three stages, the sheet to be signed by hand (P-31, P-33, P-55,
//! F-06, F-11, F-12). Written anew as `papers::tests::golden` says.

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use super::presenting::{self, prepare};
use super::record::AcceptanceRound;
use super::tests::{Case, change, finished_work, finished_work_with, parse};
use super::{RoundId, content::Content, document, tests_of_report};
use crate::kernel::blobs::from_base64;
use crate::platform::text::{Language, Text};
use crate::service::papers::tests::firm;
use crate::service::papers::tests::golden::{RARE, coarse, hold, looks_alike, repeated, without_digest};
use crate::service::tickets::{State, Ticket};
use crate::testing::{Desk, ask};

impl Case {
    fn show_in(&self, language: Language, mode: &str) -> Value {
        let wanted = json!({"visit": self.visit, "mode": mode, "language": language.code()});
        self.desk.must("acceptance.present", wanted)
    }
    /// Signs what was shown; the words of the sealed file.
    fn seal(&self, shown: &Value, name: &str, shift: i64) -> String {
        let mut signing = self.signing(&shown["content_digest"], shift);
        signing["round"] = shown["round"]["id"].clone();
        let signed = self.desk.must("acceptance.sign", signing);
        hold_file(&self.desk, &signed["round"]["signature"]["document"], name)
    }
    /// Rejected with these words, put right, and ready for the next round.
    fn rejected(&self, issues: &[(&str, &str, &str)]) {
        let words: Vec<&str> = issues.iter().map(|(words, _, _)| *words).collect();
        self.desk.must("acceptance.reject", json!({"round": self.round, "issues": words}));
        change(&self.desk, |c| {
            let before = c.need::<Ticket>(parse(self.ticket.clone()))?;
            c.save(&before, &Ticket { state: State::PendingAcceptance, ..before.clone() })?;
            prepare(c, before.id, parse(self.visit.clone()))
        });
        let rounds = self.desk.must("acceptance.rounds", json!({"ticket": self.ticket}));
        for (at, (_, fate, note)) in issues.iter().enumerate() {
            let issue = &rounds[0]["issues"][at]["id"];
            self.desk.must("acceptance.treat_issue", json!({"issue": issue, "fate": fate, "note": note}));
        }
    }
}

/// Holds a filed document against its golden text and picture.
fn hold_file(desk: &Desk, document: &Value, name: &str) -> String {
    let document = desk.must("documents.get", json!({"id": document}));
    hold_pdf(&from_base64(document["pdf_base64"].as_str().unwrap()).unwrap(), name)
}

fn hold_pdf(pdf: &[u8], name: &str) -> String {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("p.pdf");
    std::fs::write(&path, pdf).unwrap();
    if let Some(folder) = std::env::var_os("AFTERCARE_GOLDEN_PDF") {
        std::fs::copy(&path, PathBuf::from(folder).join(format!("{name}.pdf"))).unwrap();
    }
    let text = ask(Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(&path).arg("-"));
    let text = String::from_utf8(text.stdout).unwrap();
    hold(&format!("{name}.txt"), &without_digest(&text), |kept, found| kept == found);
    hold(&format!("{name}.picture.txt"), &coarse(pdf), looks_alike);
    text
}

fn says(text: &str, words: &[&str], row: &str) {
    let flat: String = text.split_whitespace().collect();
    for one in words {
        let one: String = one.split_whitespace().collect();
        assert!(flat.contains(&one), "{row}: “{one}” is not printed in {text}");
    }
}

#[test]
fn the_report_of_a_visit_reads_and_looks_as_it_did() {
    for language in Language::ALL {
        let desk = firm();
        let visit = tests_of_report::unsolved(&desk);
        let shown = desk
            .must("acceptance.present", json!({"visit": visit, "mode": "view", "language": language.code()}));
        let signed = tests_of_report::sign(&desk, &shown, 0);
        let name = format!("visit_report.{}", language.code());
        let text = hold_file(&desk, &signed["round"]["signature"]["document"], &name);
        says(&text, &["缺主板，订货", "0.00", "王芳"], "P-31, E-28");
    }
}

/// F-11, P-33: the second round prints both, with what became of every issue.
#[test]
fn both_rounds_of_acceptance_read_and_look_as_they_did() {
    for language in Language::ALL {
        let case = finished_work();
        let shown = case.show_in(language, "on_site");
        case.seal(&shown, &format!("acceptance.round1.{}", language.code()), 0);

        let case = finished_work();
        case.show_in(language, "on_site");
        let long = "客户要求外机支架加装减振垫，并把室内机回风口移到走廊一侧，以免正对病床";
        case.rejected(&[
            ("噪声大，夜间无法休息", "done", "加装减振垫，实测 42 dB"),
            (long, "declined", "需改动吊顶，客户同意另行报价"),
            ("外机未擦净", "done", "已擦净"),
        ]);
        let shown = case.show_in(language, "test");
        let text = case.seal(&shown, &format!("acceptance.round2.{}", language.code()), 0);
        let digest = shown["content_digest"].as_str().unwrap().get(..16).unwrap();
        says(&text, &["噪声大，夜间无法休息", long, "加装减振垫，实测 42 dB", digest], "P-33, F-08, F-11");
        let round =
            |number: i64| Text::of(language).get("acceptance-paper-round", &[("round", number.into())]);
        says(&text, &[&round(1), &round(2)], "P-33: both rounds");
    }
}

#[test]
fn an_addendum_reads_and_looks_as_it_did() {
    for language in Language::ALL {
        let case = finished_work();
        let shown = case.show_in(language, "on_site");
        let mut signing = case.signing(&shown["content_digest"], 0);
        signing["round"] = shown["round"]["id"].clone();
        let signed = case.desk.must("acceptance.sign", signing);
        let correction = "电容型号误写，应为 CBB65 35 µF；出风温度实测 12 ℃ 写成了 21 ℃。";
        case.desk.must("acceptance.amend", json!({"round": signed["round"]["id"], "correction": correction}));
        let shown = case.show_in(language, "on_site");
        let text = case.seal(&shown, &format!("addendum.{}", language.code()), 5);
        let number = signed["round"]["number"].as_str().unwrap();
        says(&text, &[correction, number, &format!("{number}-1")], "F-06: what is corrected, and how");
    }
}

/// F-16, P-55: three certificates; the last one prints the dates of the trial.
#[test]
fn the_certificates_of_three_stages_read_and_look_as_they_did() {
    for language in Language::ALL {
        let case = finished_work();
        let planned = case.stages(&["preliminary", "trial", "final"]);
        let name = |stage: &str| format!("certificate.{stage}.{}", language.code());
        case.seal(&case.show_in(language, "test"), &name("preliminary"), 0);
        let skip = json!({"visit": case.visit, "mode": "test", "stage": planned[2]["id"]});
        let fault = case.desk.refused("acceptance.present", skip);
        assert_eq!(
            (fault.code.as_str(), fault.args["stage"].as_str()),
            ("acceptance.stage_order", "trial"),
            "F-16, P-55: no final certificate while the trial is not confirmed"
        );
        let trial =
            json!({"stage": planned[1]["id"], "trial_from": "2026-10-01", "trial_until": "2026-10-31"});
        case.desk.must("acceptance.save_stage", trial);
        let text = case.seal(&case.show_in(language, "test"), &name("trial"), 3);
        says(&text, &["2026-10-01", "2026-10-31"], "F-16: the trial's own certificate");
        let plan = "满载运行 4 小时，温升 ≤ 60 ℃；断电重启三次，参数不丢失";
        case.desk.must("acceptance.save_stage", json!({"stage": planned[2]["id"], "test_plan": plan}));
        case.waive_documents();
        let text = case.seal(&case.show_in(language, "test"), &name("final"), 6);
        says(
            &text,
            &["2026-10-01", "2026-10-31", plan],
            "F-16: dates and agreed test on the final certificate",
        );
    }
}

#[test]
fn the_sheet_to_be_signed_by_hand_reads_and_looks_as_it_did() {
    for language in Language::ALL {
        let case = finished_work();
        case.choose_folder();
        case.show_in(language, "on_site");
        let done = case.desk.must("acceptance.print_sheet", json!({"round": case.round, "to": "folder"}));
        let pdf = std::fs::read(done["path"].as_str().unwrap()).unwrap();
        let text = hold_pdf(&pdf, &format!("acceptance.sheet.{}", language.code()));
        let by_hand = Text::of(language).say("acceptance-paper-by-hand-date");
        says(&text, &[&by_hand], "F-12: a line for date and time");
    }
}

/// E-28: nothing asked is said, and the total is a zero.
#[test]
fn a_visit_without_charge_prints_the_zero() {
    for language in Language::ALL {
        let case = finished_work();
        let pages = laid_out(&case, language, |_| {});
        let text = Text::of(language);
        let total = format!("{} ¥0.00", text.say("acceptance-paper-total"));
        says(&pages.text(), &[&text.say("acceptance-paper-no-fees"), &total], "E-28");
    }
}

/// The pages of the round as it was frozen, with its content changed by hand.
fn laid_out(case: &Case, language: Language, edit: impl Fn(&mut Content)) -> paper::Pages {
    case.show_in(language, "on_site");
    let session = case.desk.core.session().unwrap();
    let id: RoundId = parse(case.round.clone());
    let read = case.desk.core.read_as(&session, |r| {
        let round = r.need::<AcceptanceRound>(id)?;
        let mut content: Content = serde_json::from_str(round.content.as_deref().unwrap()).unwrap();
        edit(&mut content);
        let around = document::Around {
            signed: Some(("欧阳㛃".into(), content.presented_at)),
            ..presenting::around(round.content_digest.as_deref().unwrap())
        };
        presenting::pages(r, &content, &around)
    });
    read.unwrap()
}

/// F-04, V-07: wherever the page happens to end, box, label, name and date stand together, and the opinion with them.
#[test]
fn no_signature_box_parts_from_its_names_wherever_the_page_ends() {
    let case = finished_work_with(json!({"look": RARE, "opinion": repeated("服务周到，", 120)}));
    for language in Language::ALL {
        let text = Text::of(language);
        let say = |id: &str| text.say(&format!("acceptance-paper-{id}"));
        let mut breaks = std::collections::BTreeSet::new();
        for length in (0..4000).step_by(160) {
            let pages = laid_out(&case, language, |content| {
                content.report.found_problem = repeated("启动电容鼓包失效，容量 28 µF，", length);
                content.report.technicians = vec!["李师傅".into(), "孙师傅".into()];
            });
            let lines = pages.lines();
            for (key, names) in [
                (document::CUSTOMER_BOX, vec![say("box-customer"), "欧阳㛃".to_string()]),
                (document::SERVICE_BOX, vec![say("box-service"), "李师傅、孙师傅".to_string()]),
            ] {
                let (page, [left, bottom, right, top]) = pages.signature_rect(key).unwrap();
                breaks.insert(page);
                assert!(bottom > 30.0, "{length}: the box {key} hangs over the foot");
                for name in names {
                    let beside = lines.iter().any(|l| {
                        l.page == page
                            && l.text.starts_with(name.as_str())
                            && (bottom - 30.0..top + 40.0).contains(&l.at[1])
                            && (left - 8.0..right).contains(&l.at[0])
                    });
                    assert!(
                        beside,
                        "{length} {}: box {key} on page {page} without “{name}”",
                        language.code()
                    );
                }
                let heading = say("heading-opinion");
                let is_with = lines.iter().any(|l| l.page == page && l.text == heading);
                assert!(is_with, "{length}: the opinion stands on another page than its signature");
            }
        }
        assert!(breaks.len() > 1, "the lengths tried move the boxes over a page's end");
    }
}
