//! Sheets over a real encrypted vault: what they say, in both languages, filled and blank.

use serde_json::{Value, json};

use crate::kernel::blobs::from_base64;
use crate::service::papers::tests::golden::hold;
use crate::service::visits::tests::{
    arrive, complete, firm, journal_agrees, on_site, plan_of, ready, save, work_done,
};
use crate::testing::{Desk, ask};

/// The words of a sheet as a reader of its PDF finds them.
pub(crate) fn text(desk: &Desk, command: &str, mut input: Value, language: &str) -> String {
    input["print"] = json!({"to": "folder", "language": language});
    let made = desk.must(command, input);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("s.pdf");
    std::fs::write(&path, from_base64(made["base64"].as_str().unwrap()).unwrap()).unwrap();
    let out =
        ask(std::process::Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(&path).arg("-"));
    String::from_utf8(out.stdout).unwrap()
}

/// A cleared S1 of `li`, its analysis handed in.
fn analysed(desk: &Desk) -> Value {
    let ticket = ready(desk, json!({"severity": "s1"}));
    let visit = desk.must("visits.plan", plan_of(desk, &ticket, json!({})))["id"].clone();
    desk.sign_in("li");
    arrive(desk, &visit);
    save(desk, &visit, complete());
    work_done(desk, &visit).unwrap();
    let words = json!({"visit": visit, "timeline": "08:10 停机\n09:00 到场，电容鼓包", "cause": "电容质量不良，高温季连续运行",
                       "prevention": "每年换季前测电容容量，低于 90 % 即换 𠮷㛃 35 µF", "finish": true});
    desk.must("visits.save_fault_report", words);
    visit
}

#[test]
fn the_fault_analysis_names_fault_times_level_cause_remedy_and_prevention() {
    let desk = firm();
    let visit = analysed(&desk);
    let zh = text(&desk, "sheets.fault_report", json!({"visit": visit}), "zh-CN");
    for said in [
        "故障分析报告",
        "一级",
        "启动电容失效",
        "电容质量不良",
        "更换启动电容",
        "每年换季前测电容容量",
        "李师傅",
    ] {
        assert!(zh.contains(said), "P-46: {said} is missing in {zh}");
    }
    hold("fault_report.filled.zh-CN.txt", &zh, |kept, found| kept == found);
    let en = text(&desk, "sheets.fault_report", json!({"visit": visit}), "en");
    hold("fault_report.filled.en.txt", &en, |kept, found| kept == found);
    for language in ["zh-CN", "en"] {
        let blank = text(&desk, "sheets.fault_report", json!({}), language);
        assert!(!blank.contains("sheets-"), "V-13: {blank}");
        hold(&format!("fault_report.blank.{language}.txt"), &blank, |kept, found| kept == found);
    }
    let seen = desk.must("sheets.fault_report", json!({"visit": visit, "print": {}}));
    assert!(
        seen["pages"][0].as_str().unwrap().starts_with("<svg") && seen["base64"].is_null(),
        "looked at only"
    );
    desk.sign_in("sun");
    let others = desk.refused("sheets.fault_report", json!({"visit": visit, "print": {}}));
    assert_eq!(others.code, "record.not_yours", "T.1");
    journal_agrees(&desk);
}

#[test]
fn a_visit_that_owes_no_analysis_prints_none() {
    let desk = firm();
    let visit = on_site(&desk);
    let fault = desk.refused("sheets.fault_report", json!({"visit": visit, "print": {}}));
    assert_eq!(fault.code, "visit.fault_report_not_due", "E-24");
}
