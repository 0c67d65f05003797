//! A report signed by hand: printed, keyed in, scanned back (F-12).

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::tests::{Case, change, finished_work, parse};
use crate::kernel::Fault;
use crate::kernel::blobs::to_base64;
use crate::service::visits::Visit;
use crate::testing::{MORNING, ask};

const MINUTE: i64 = 60_000;

/// A case shown to the customer, with a folder for its papers.
fn shown() -> (Case, Value, std::path::PathBuf) {
    let case = finished_work();
    let folder = case.choose_folder();
    let shown = case.present();
    (case, shown, folder)
}

impl Case {
    /// Prints the sheet and answers its pages as a scanner sends them.
    fn sheet(&self) -> Vec<String> {
        let done = self.desk.must("acceptance.print_sheet", json!({"round": self.round, "to": "folder"}));
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("p");
        let path = done["path"].as_str().unwrap();
        let made = ask(Command::new("pdftoppm").args(["-r", "150", "-gray", "-png"]).arg(path).arg(out));
        assert!(made.status.success(), "pdftoppm is required by this test");
        let mut pages: Vec<_> = std::fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().path()).collect();
        pages.sort();
        assert_eq!(json!(pages.len()), done["pages"], "every page of the sheet");
        pages.iter().map(|page| to_base64(&std::fs::read(page).unwrap())).collect()
    }
    fn keyed(&self, signed_at: i64) -> Value {
        json!({"round": self.round, "on_sheet": {"signer_name": "王芳", "signer_role": "户主",
            "signer_phone": "13800000000", "relation": "self", "signed_at": signed_at}})
    }
    fn now(&self) -> i64 {
        self.desk.core.now().0
    }
    fn seen(&self) -> Value {
        self.desk.must("acceptance.rounds", json!({"ticket": self.ticket}))[0].clone()
    }
    fn change_report(&self) {
        change(&self.desk, |c| {
            let before = c.need::<Visit>(parse(self.visit.clone()))?;
            c.save(&before, &Visit { found_problem: "另一个故障".into(), ..before.clone() })
        });
    }
    fn take_all(&self, pages: &[String]) -> Value {
        let mut last = Value::Null;
        for page in pages {
            last = self.desk.must("papers.take_scan", json!({"base64": page, "name": "扫描.png"}));
        }
        last
    }
}

fn sections(case: &Case) -> Vec<Value> {
    case.desk.must("today.list", json!({})).as_array().unwrap().clone()
}

#[test]
fn a_report_signed_on_paper_waits_for_its_scan_and_is_accepted_with_it() {
    let (case, shown, folder) = shown();
    let pages = case.sheet();
    case.desk.minutes_pass(5);
    let pending = case.desk.must("acceptance.key_in", case.keyed(case.now()));
    assert_eq!(
        (&pending["state"], &pending["missing"], &pending["is_scan_overdue"]),
        (&json!("scan_pending"), &json!(["scan"]), &json!(false)),
        "F-12: paper signed, scan pending"
    );
    assert_eq!(case.ticket_state(), "pending_acceptance", "F-09: not accepted before it is proved");
    // Signed on a Sunday: Monday is its one working day.
    case.desk.minutes_pass(2 * 24 * 60);
    case.desk.sign_in("admin");
    assert_eq!(case.seen()["is_scan_overdue"], true, "F-12: on Wednesday it is late");
    let late = sections(&case).into_iter().find(|s| s["key"] == "scans_late").unwrap();
    assert_eq!(late["tickets"][0]["id"], case.ticket, "U-52: Today says so");

    let taken = case.take_all(&pages);
    assert_eq!(taken["rounds"], json!([case.round]), "F-12: found by its code: {taken}");
    let round = case.seen();
    let signature = &round["signature"];
    assert_eq!((&round["state"], &signature["method"]), (&json!("accepted"), &json!("paper_scan")), "F-12");
    assert_eq!(signature["signed_at"], json!(MORNING + 5 * MINUTE), "F-12: as written on the paper");
    assert_eq!(case.ticket_state(), "accepted");
    let path = folder.join(format!("{}.pdf", round["number"].as_str().unwrap()));
    let seen = case.desk.must("documents.verify", json!({"path": path}));
    assert_eq!(seen["judgement"], "intact", "F-12: {seen}");
    assert_eq!(seen["content_digest"], shown["content_digest"], "F-04: sealed is what was printed");
    let images = ask(Command::new("pdfimages").arg("-list").arg(&path));
    assert!(String::from_utf8_lossy(&images.stdout).contains("jpeg"), "F-12: the scan stands in the file");
    let vault = &case.desk.core.opened().unwrap().vault;
    let sql = "SELECT evidence FROM signature";
    let evidence: String = vault.read(|c| Ok::<_, Fault>(c.query_row(sql, [], |r| r.get(0))?)).unwrap();
    let evidence: Value = serde_json::from_str(&evidence).unwrap();
    assert_eq!(
        (&evidence["method"], &evidence["role"], &evidence["scans_sha256"].as_array().unwrap().len()),
        (&json!("paper_scan"), &json!("户主"), &pages.len()),
        "F-04: method and sheets are vouched for"
    );
    let original = case.desk.must("papers.scan", json!({"round": case.round}));
    assert_eq!(original["base64"], pages[0], "V-10: the original unchanged");
    assert_eq!(
        case.desk.refused("acceptance.key_in", case.keyed(case.now())).code,
        "signed.unchangeable",
        "F-06"
    );
    case.whole();
}

#[test]
fn the_scan_may_come_before_the_signer_is_keyed_in() {
    let (case, _, _) = shown();
    let pages = case.sheet();
    case.take_all(&pages);
    let round = case.seen();
    assert_eq!((&round["state"], &round["missing"]), (&json!("presented"), &json!(["signer"])), "F-12");
    let accepted = case.desk.must("acceptance.key_in", case.keyed(case.now()));
    assert_eq!(accepted["state"], "accepted", "F-12: both are there");
    case.whole();
}

#[test]
fn the_time_on_the_paper_is_held_against_the_work_and_the_print() {
    let (case, _, _) = shown();
    let fault = case.desk.refused("acceptance.key_in", case.keyed(case.now()));
    assert_eq!(fault.code, "papers.never_printed", "no sheet, no signature");
    case.desk.minutes_pass(30);
    case.sheet();
    for (at, code) in [
        (MORNING - MINUTE, "signing.before_work_done"),
        (MORNING + 5 * MINUTE, "acceptance.signed_before_print"),
        (MORNING + 60 * MINUTE, "papers.signed_in_future"),
    ] {
        assert_eq!(case.desk.refused("acceptance.key_in", case.keyed(at)).code, code, "F-03, F-12");
    }
    let mut nameless = case.keyed(case.now());
    nameless["on_sheet"]["signer_name"] = json!(" ");
    assert_eq!(case.desk.refused("acceptance.key_in", nameless).fields[0].field, "signer_name", "F-04");
    let mut proxy = case.keyed(case.now());
    proxy["on_sheet"]["relation"] = json!("family");
    assert_eq!(case.desk.refused("acceptance.key_in", proxy).fields[0].field, "proxy_reason", "F-07");
    case.desk.must("acceptance.key_in", case.keyed(case.now()));
}

#[test]
fn a_scan_of_another_number_is_refused_with_what_it_carries() {
    let (case, _, folder) = shown();
    let pages = case.sheet();
    let slip =
        case.desk.must("papers.issue", json!({"kind": "receipt_slip", "visit": case.visit}))[0].clone();
    case.desk.must("papers.print", json!({"ids": [slip["id"]], "to": "folder"}));
    let fault = case.desk.refused("papers.take_scan", json!({"base64": pages[0], "paper": slip["id"]}));
    let number = case.seen()["number"].as_str().unwrap().to_string();
    assert_eq!((fault.code.as_str(), &fault.args["number"]), ("papers.scan_of_another", &number), "F-12");
    let of_slip = slip_page(&folder, slip["number"].as_str().unwrap());
    let fault = case.desk.refused("papers.take_scan", json!({"base64": of_slip, "round": case.round}));
    let number = slip["number"].as_str().unwrap();
    assert_eq!(
        (fault.code.as_str(), fault.args["number"].as_str()),
        ("papers.scan_of_another", number),
        "F-12"
    );
}

fn slip_page(folder: &Path, number: &str) -> String {
    let of_number = |path: &std::path::PathBuf| path.to_string_lossy().contains(number);
    let path = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).find(of_number).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("p");
    ask(Command::new("pdftoppm").args(["-r", "150", "-gray", "-png", "-singlefile"]).arg(path).arg(&out));
    to_base64(&std::fs::read(out.with_extension("png")).unwrap())
}

#[test]
fn a_report_changed_after_the_print_makes_the_sheet_stale() {
    let (case, shown, _) = shown();
    let old = case.sheet();
    case.change_report();
    let told = json!({"base64": old[0], "round": case.round});
    assert_eq!(case.desk.refused("papers.take_scan", told.clone()).code, "acceptance.sheet_outdated", "F-12");
    assert_eq!(
        case.desk.refused("acceptance.key_in", case.keyed(case.now())).code,
        "acceptance.sheet_outdated",
        "F-05: nobody signed what it says now"
    );
    let waiting = case.take_all(&old[..1]);
    let inbox = case.desk.must("papers.inbox", json!({}));
    assert_eq!(inbox[0]["reason"], "papers.other_content", "F-12: a person is told why");
    let again = case.present();
    assert_ne!(again["content_digest"], shown["content_digest"]);
    assert_eq!(case.desk.refused("papers.take_scan", told).code, "papers.scan_of_other_content");
    let by_hand = json!({"scan": waiting["waiting"][0], "round": case.round, "note": "同一张"});
    assert_eq!(
        case.desk.refused("papers.match_scan", by_hand).code,
        "papers.scan_of_other_content",
        "F-12: nor does a person overrule the code"
    );
    let new = case.sheet();
    case.take_all(&new);
    assert_eq!(case.desk.must("acceptance.key_in", case.keyed(case.now()))["state"], "accepted");
}

#[test]
fn the_same_report_shown_again_keeps_the_printed_sheet_good() {
    let (case, first, _) = shown();
    let pages = case.sheet();
    case.desk.minutes_pass(10);
    assert_eq!(
        case.present()["content_digest"],
        first["content_digest"],
        "nothing changed, nothing is stale"
    );
    case.take_all(&pages);
    assert_eq!(case.seen()["missing"], json!(["signer"]));
}

#[test]
fn a_scan_without_a_readable_code_is_matched_by_hand_with_the_reason() {
    let (case, _, _) = shown();
    case.sheet();
    case.desk.must("acceptance.key_in", case.keyed(case.now()));
    let blurred = image::RgbImage::from_pixel(90, 120, image::Rgb([200, 200, 190]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    blurred.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    let taken = case.take_all(&[to_base64(&bytes.into_inner())]);
    let mut wanted = json!({"scan": taken["waiting"][0], "round": case.round});
    assert_eq!(case.desk.refused("papers.match_scan", wanted.clone()).fields[0].field, "note", "F-12");
    wanted["note"] = json!("方码被茶水浸湿，编号可辨");
    case.desk.must("papers.match_scan", wanted);
    let round = case.seen();
    assert_eq!((&round["state"], &round["scans"][0]["by_hand"]), (&json!("accepted"), &json!(true)));
    case.whole();
}

#[test]
fn a_firm_that_leaves_paper_out_prints_no_sheet() {
    let (case, _, _) = shown();
    case.desk.must(
        "settings.set",
        json!({"key": "acceptance.methods", "value": ["handwriting"], "reason": "只用手写"}),
    );
    let fault = case.desk.refused("acceptance.print_sheet", json!({"round": case.round, "to": "folder"}));
    assert_eq!(fault.code, "signing.method_not_allowed", "F-04, U-50");
}

/// F-19: the opinion is part of the report, a score is not.
#[test]
fn an_acceptance_signed_fills_no_survey_and_counts_no_score() {
    let (case, shown, _) = shown();
    change(&case.desk, |c| {
        let before = c.need::<Visit>(parse(case.visit.clone()))?;
        c.save(&before, &Visit { survey: None, survey_score: None, ..before.clone() })
    });
    drop(shown);
    let shown = case.present();
    case.desk.must("acceptance.sign", case.signing(&shown["content_digest"], 0));
    let session = case.desk.core.session().unwrap();
    let id = parse(case.visit.clone());
    let visit = case.desk.core.read_as(&session, |r| r.need::<Visit>(id)).unwrap();
    assert!(visit.signed_at.is_some(), "signed");
    assert_eq!((visit.survey, visit.survey_score), (None, None), "F-19: no score counted");
    let vault = &case.desk.core.opened().unwrap().vault;
    let sql = "SELECT count(*) FROM visit WHERE survey_score IS NOT NULL";
    let counted: i64 = vault.read(|c| Ok::<_, Fault>(c.query_row(sql, [], |r| r.get(0))?)).unwrap();
    assert_eq!(counted, 0, "F-19: nothing for a satisfaction report");
}
