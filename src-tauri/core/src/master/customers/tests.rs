//! The customer's file on a real vault.

use serde_json::json;

use crate::testing::Desk;

#[test]
fn a_new_customer_gets_a_number_and_is_found_by_part_of_his_telephone() {
    let desk = Desk::open();
    let file = desk.must(
        "customers.save",
        json!({"name": "龙然子", "phones": [{"number": "188 0267 7354"}],
               "sites": [{"address": "苏州市工业园区环城南路268号"}]}),
    );
    assert_eq!(file["customer"]["number"], "C26-B-00001");
    let page = desk.must("customers.list", json!({"search": "677"}));
    assert_eq!(page["rows"][0]["name"], "龙然子", "A-13: from three digits on");
    assert_eq!(page["rows"][0]["phone"], "188 0267 7354");
}
