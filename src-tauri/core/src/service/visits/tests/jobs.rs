//! What differs from job to job: templates, lists, limits, parameters and the rows of some kinds of job (E-02 to E-31).

use super::*;

fn template(desk: &Desk, overrides: Value) -> Value {
    let mut input = json!({
        "id": null, "name": "空调维修", "service_type": "repair", "item": "", "active": true,
        "job": {"packing": ["tools", "真空泵"], "photos": [{"view": "whole", "when": "always"},
                {"view": "other", "label": "压力表", "when": "always"}], "photos_must": true,
                "tests": [{"item": "出风温度", "unit": "℃", "min": "", "max": "15", "limit": "", "must": true}],
                "steps": [{"item": "查漏", "must": true}, {"item": "清场", "must": false}], "papers": ["服务凭证"]},
    });
    for (key, value) in overrides.as_object().unwrap() {
        input[key] = value.clone();
    }
    desk.must("templates.save", input)
}

/// A visit by `li` for a ticket of that kind, before the item; `li` is signed in.
fn there(desk: &Desk, ticket: Value, plan: Value) -> Value {
    let ticket = ready(desk, ticket);
    let visit = desk.must("visits.plan", plan_of(desk, &ticket, plan))["id"].clone();
    desk.sign_in("li");
    let file = desk.must("visits.get", json!({"id": visit}));
    let packed: Vec<Value> = file["visit"]["job"]["packing"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| json!({"item": item, "done": true}))
        .collect();
    desk.must("visits.depart", json!({"id": visit, "checklist": packed}));
    desk.must("visits.arrive", json!({"id": visit, "person_met": "王芳"}));
    visit
}

fn with(changes: Value) -> Value {
    let mut fields = complete();
    for (key, value) in changes.as_object().unwrap() {
        fields[key] = value.clone();
    }
    fields
}

#[test]
fn the_firm_edits_what_a_kind_of_job_asks_for_and_a_visit_keeps_what_it_was_planned_by() {
    let desk = firm();
    desk.sign_in("zhao");
    let saved = template(&desk, json!({}));
    let visit = there(&desk, json!({}), json!({}));
    let file = desk.must("visits.get", json!({"id": visit}));
    assert_eq!(file["visit"]["template"], saved["id"]);
    assert_eq!(file["visit"]["steps"][0]["item"], "查漏", "E-26: the steps are listed in order");
    assert_eq!(file["visit"]["tests"][0]["max"], "15", "E-12: with its limit");
    desk.sign_in("zhao");
    template(&desk, json!({"id": saved["id"], "job": {"steps": [{"item": "别的", "must": true}]}}));
    desk.sign_in("li");
    let later = desk.must("visits.get", json!({"id": visit}));
    assert_eq!(later["visit"]["steps"], file["visit"]["steps"], "a template edited later changes no visit");
    journal_agrees(&desk);
}

#[test]
fn the_template_of_the_item_goes_before_the_one_of_the_service() {
    let desk = firm();
    desk.sign_in("zhao");
    template(&desk, json!({}));
    let own = template(&desk, json!({"name": "多联机", "item": "kfr"}));
    template(&desk, json!({"name": "停用", "item": "KFR-35", "active": false}));
    let visit = there(&desk, json!({}), json!({}));
    assert_eq!(desk.must("visits.get", json!({"id": visit}))["visit"]["template"], own["id"], "E-02, E-10");
}

#[test]
fn a_template_without_words_or_with_limits_that_contradict_is_refused() {
    let desk = firm();
    desk.sign_in("zhao");
    let save = |job: Value| {
        let input = json!({"id": null, "name": "检", "service_type": "repair", "item": "", "job": job, "active": true});
        desk.refused("templates.save", input)
    };
    let test = |min: &str, max: &str| json!({"tests": [{"item": "压力", "unit": "MPa", "min": min, "max": max, "limit": "", "must": true}]});
    for (job, field) in [
        (test("5", "2"), "tests.0.limits"),
        (test("低", ""), "tests.0.limits"),
        (json!({"steps": [{"item": " ", "must": true}]}), "steps.0.item"),
        (json!({"papers": ["凭证", "凭证"]}), "papers.1.item"),
        (json!({"photos": [{"view": "other", "when": "always"}]}), "photos.0.item"),
    ] {
        assert_eq!(fields_of(&save(job)), [field]);
    }
    desk.sign_in("wang");
    let input =
        json!({"id": null, "name": "检", "service_type": "repair", "item": "", "job": {}, "active": true});
    assert_eq!(
        desk.refused("templates.save", input).kind,
        crate::FaultKind::Denied,
        "the supervisor sets them"
    );
}

#[test]
fn what_the_template_packs_is_packed_or_explained() {
    let desk = firm();
    desk.sign_in("zhao");
    template(&desk, json!({}));
    let ticket = ready(&desk, json!({}));
    let visit = desk.must("visits.plan", plan_of(&desk, &ticket, json!({})))["id"].clone();
    desk.sign_in("li");
    let fault = desk.refused("visits.depart", json!({"id": visit, "checklist": packed()}));
    assert_eq!(fields_of(&fault), ["checklist.真空泵"], "D-06: items per service type");
}

#[test]
fn a_photo_of_the_list_that_is_missing_is_named() {
    let desk = firm();
    desk.sign_in("zhao");
    template(&desk, json!({}));
    let visit = there(&desk, json!({}), json!({}));
    let gaps = save(&desk, &visit, complete());
    let missing = |file: &Value| -> Vec<String> {
        gaps_of(file).into_iter().filter(|g| g.starts_with("photos")).map(Into::into).collect()
    };
    assert_eq!(missing(&gaps), ["photos.whole", "photos.other.压力表"], "E-10: the list of this job");
    let jpeg = crate::kernel::blobs::to_base64(&picture(7));
    let file = desk.must(
        "visits.add_photo",
        json!({"visit": visit, "base64": jpeg, "view": "other", "label": "压力表"}),
    );
    assert_eq!(missing(&file), ["photos.whole"]);
}

#[test]
fn figures_are_judged_by_their_limits_and_no_note_overrules_them() {
    let desk = firm();
    desk.sign_in("zhao");
    template(
        &desk,
        json!({"job": {"tests": [{"item": "出风温度", "unit": "℃", "min": "", "max": "15", "limit": "", "must": true}]}}),
    );
    let visit = there(&desk, json!({}), json!({}));
    let line = |value: &str, passed: bool, note: &str| json!([{"item": "出风温度", "value": value, "passed": passed, "note": note, "max": "99"}]);
    let file = save(&desk, &visit, with(json!({"tests": line("22", true, "")})));
    let test = &file["visit"]["tests"][0];
    assert_eq!(
        (&test["passed"], &test["max"]),
        (&json!(false), &json!("15")),
        "E-12: the template's limit decides"
    );
    assert_eq!(gaps_of(&file), ["tests.0.passed"], "E-12");
    let file = save(&desk, &visit, json!({"tests": line("12.5", false, "")}));
    assert_eq!((gaps_of(&file).len(), &file["visit"]["tests"][0]["passed"]), (0, &json!(true)));
    let file = save(&desk, &visit, json!({"tests": line("15.2", true, "表计误差 0.3，已复核")}));
    assert_eq!(file["visit"]["tests"][0]["passed"], false, "E-12: a note explains a figure and changes none");
    assert_eq!(gaps_of(&file), ["tests.0.passed"], "E-12");
    let fault = desk.refused("visits.work_done", json!({"id": visit}));
    assert_eq!(fields_of(&fault), ["tests.0.passed"], "E-12: outside its limit nothing is solved");
    let file = save(&desk, &visit, json!({"tests": line("正常", true, "凭手感")}));
    assert_eq!(gaps_of(&file), ["tests.0.value"], "E-12: a limit in figures is met by a figure");
    let file = save(&desk, &visit, json!({"tests": []}));
    assert_eq!(gaps_of(&file), ["tests.0.value"], "a demanded test cannot be left out");
}

#[test]
fn a_step_stores_who_and_when_and_a_mandatory_one_holds_up_the_work() {
    let desk = firm();
    let visit = on_site(&desk);
    let steps = desk.must("visits.get", json!({"id": visit}))["visit"]["steps"].clone();
    let items: Vec<&str> = steps.as_array().unwrap().iter().filter_map(|s| s["item"].as_str()).collect();
    assert_eq!(
        items,
        ["acceptance", "survey", "repair", "quality", "settlement"],
        "E-26: the standard steps"
    );
    let file = desk.must("visits.tick_step", json!({"id": visit, "item": "survey", "done": true}));
    assert_eq!(file["visit"]["steps"][1]["done_by"], person(&desk, "li"), "E-26: who");
    assert!(file["visit"]["steps"][1]["done_at"].is_i64(), "E-26: and when");
    desk.sign_in("zhao");
    template(&desk, json!({"job": {"steps": [{"item": "查漏", "must": true}]}}));
    let strict = there(&desk, json!({"serial": "SN-9"}), json!({}));
    assert_eq!(gaps_of(&save(&desk, &strict, complete())), ["steps.0.done"], "E-26: required");
    let done = desk.must("visits.tick_step", json!({"id": strict, "item": "查漏", "done": true}));
    assert!(gaps_of(&done).is_empty());
    assert_eq!(
        desk.refused("visits.tick_step", json!({"id": strict, "item": "无", "done": true})).code,
        "visit.step_missing"
    );
}

#[test]
fn the_account_holds_what_the_item_asks_for_and_differences_show() {
    let desk = firm();
    desk.sign_in("zhao");
    template(&desk, json!({"job": {"account": ["running_time", "before_fault"], "counter": "hours"}}));
    let visit = there(&desk, json!({}), json!({}));
    let file = save(&desk, &visit, complete());
    assert_eq!(gaps_of(&file), ["counter_observed", "running_time", "before_fault"], "E-02");
    barred(&desk, &visit, &["counter_observed", "running_time", "before_fault"], "E-02");
    let told = json!({"running_time": "8000 h", "running_observed": "9500 h", "before_fault": "跳过闸", "counter_unreadable": true});
    let file = save(&desk, &visit, told);
    assert!(gaps_of(&file).is_empty(), "E-02: unreadable is an answer");
    assert!(file["warnings"].to_string().contains("running_observed"), "E-03: the difference shows");
    work_done(&desk, &visit).unwrap();
}

#[test]
fn a_parameter_out_of_range_is_not_handed_over() {
    let desk = firm();
    let visit = there(&desk, json!({"service_type": "installation"}), json!({}));
    let line = |value: &str, stable: bool| json!({"name": "主轴振动", "unit": "mm/s", "min": "", "max": "2.8", "value": value, "stable": stable, "note": ""});
    let file = save(
        &desk,
        &visit,
        with(json!({"parameters": [line("1.9", true), line("1.9", false), line("3.4", true)]})),
    );
    assert_eq!(gaps_of(&file), ["parameters.1.value", "parameters.2.value"], "E-20: named");
    barred(&desk, &visit, &["parameters.1.value", "parameters.2.value"], "E-20");
    let file = save(&desk, &visit, json!({"result": "temporary", "result_note": "再调"}));
    assert_eq!(gaps_of(&file).len(), 2, "E-20: nor handed over for the time being");
    let retested =
        json!({"result": "solved", "parameters": [line("1.9", true), line("2.0", true), line("2.8", true)]});
    assert!(gaps_of(&save(&desk, &visit, retested)).is_empty(), "E-20: repaired and measured again");
}

#[test]
fn replanting_otherwise_than_designed_needs_the_customers_consent() {
    let desk = firm();
    let visit = there(&desk, json!({"service_type": "replanting"}), json!({}));
    assert!(gaps_of(&save(&desk, &visit, complete())).contains(&"plants"), "E-23: what was planted");
    let plant = |species: &str, consent: &str| {
        json!([{"species": species, "size": "胸径 8 cm", "designed_species": "香樟", "designed_size": "胸径 8 cm",
                "quantity": 3, "place": "东门", "death_cause": "积水", "consent": consent}])
    };
    assert_eq!(
        gaps_of(&save(&desk, &visit, json!({"plants": plant("女贞", "")}))),
        ["plants.0.consent"],
        "E-23"
    );
    barred(&desk, &visit, &["plants.0.consent"], "E-23");
    assert!(gaps_of(&save(&desk, &visit, json!({"plants": plant("女贞", "物业周经理同意")}))).is_empty());
    assert!(gaps_of(&save(&desk, &visit, json!({"plants": plant("香樟", "")}))).is_empty(), "as designed");
    let undesigned = |consent: &str| {
        let mut plants = plant("香樟", consent);
        (plants[0]["designed_species"], plants[0]["designed_size"]) = (json!(""), json!(" "));
        plants
    };
    assert_eq!(
        gaps_of(&save(&desk, &visit, json!({"plants": undesigned("")}))),
        ["plants.0.consent"],
        "E-23: a blank design is no way around the consent"
    );
    assert!(gaps_of(&save(&desk, &visit, json!({"plants": undesigned("无图，物业周经理同意")}))).is_empty());
}

#[test]
fn hardware_goes_by_return_and_software_by_adjustment_and_both_end_with_cleared() {
    let desk = firm();
    desk.sign_in("zhao");
    template(&desk, json!({"job": {"asks_path": true}}));
    let visit = there(&desk, json!({}), json!({}));
    assert_eq!(gaps_of(&save(&desk, &visit, complete())), ["fault_path"], "E-25");
    let gaps = |fields: Value| {
        gaps_of(&save(&desk, &visit, fields)).into_iter().map(String::from).collect::<Vec<_>>()
    };
    assert_eq!(gaps(json!({"fault_path": "hardware"})), ["rma_number", "cleared", "cleared_told"], "E-25");
    barred(&desk, &visit, &["rma_number", "cleared", "cleared_told"], "E-25");
    assert_eq!(gaps(json!({"fault_path": "software"})), ["adjustment", "cleared", "cleared_told"], "E-25");
    barred(&desk, &visit, &["adjustment", "cleared", "cleared_told"], "E-25");
    assert_eq!(
        gaps(json!({"fault_path": "both", "rma_number": "RMA-1", "adjustment": "改参数", "cleared": true})),
        ["cleared_told"]
    );
    assert!(gaps(json!({"cleared_told": true})).is_empty());
    work_done(&desk, &visit).unwrap();
}

#[test]
fn consumables_issued_are_fitted_returned_or_explained() {
    let desk = firm();
    desk.sign_in("zhao");
    template(&desk, json!({"job": {"asks_protection": true}}));
    let visit = there(&desk, json!({}), json!({"mode": "workshop"}));
    let issued = |explained: &str| json!([{"item": "机油", "unit": "L", "issued": "4", "returned": "", "fitted": "3", "explained": explained}]);
    let file = save(&desk, &visit, with(json!({"issued": issued("")})));
    assert_eq!(gaps_of(&file), ["protection_fitted", "issued.0.explained"], "E-27: 1 l to explain");
    barred(&desk, &visit, &["protection_fitted", "issued.0.explained"], "E-27");
    let file = save(&desk, &visit, json!({"issued": issued("1 L 洒漏"), "protection_fitted": true}));
    assert!(gaps_of(&file).is_empty());
    let even = json!([{"item": "机油", "unit": "L", "issued": "4", "returned": "0.5", "fitted": "3.5", "explained": ""}]);
    assert!(
        gaps_of(&save(&desk, &visit, json!({"issued": even}))).is_empty(),
        "E-27: nothing left to explain"
    );
}

#[test]
fn a_rescue_trip_without_its_log_is_incomplete() {
    let desk = firm();
    let visit = there(&desk, json!({"service_type": "rescue"}), json!({}));
    let file = save(&desk, &visit, complete());
    let gaps = gaps_of(&file);
    for wanted in ["rescue_place", "rescue_called_at", "towed", "photos.whole", "photos.after"] {
        assert!(gaps.contains(&wanted), "E-31: {wanted} in {gaps:?}");
    }
    let log = json!({"rescue_place": "G60 沪昆高速 K120", "rescue_called_at": MORNING, "towed": true});
    assert!(gaps_of(&save(&desk, &visit, log)).contains(&"tow_to"), "E-31: where to");
    assert_eq!(work_done(&desk, &visit).unwrap_err().code, "input.incomplete");
}
