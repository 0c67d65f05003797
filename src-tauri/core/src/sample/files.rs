//! What the office does with customers' files beside the work: VIP archives kept and reviewed, a customer entered twice.

use serde_json::json;

use super::cast::Cast;
use super::data::When;
use crate::kernel::fault::Fault;

/// The archives of the firm's VIPs, gone through once. By the end of the story that review is overdue (N-08).
pub(super) fn archives(cast: &Cast<'_>) -> Result<(), Fault> {
    for (customer, id) in cast.firm.customers.iter().zip(&cast.customers) {
        if customer.grade != "vip" {
            continue;
        }
        let file = json!({"customer": id, "line": "0571-8800 0008", "terms": "配件九折，上门费按月结算",
                          "maintenance": "每年 4 月、10 月各保养一次，提前一周联系", "place": "档案柜 2 排 05 盒"});
        cast.call("zhou", "customers.vip_save", file)?;
        cast.call("liu", "customers.vip_review", json!({"customer": id, "note": "资料齐全，联系人未变"}))?;
    }
    Ok(())
}

/// The first VIP's archive was gone through again in time; customers entered twice: one pair is one file again and can
/// still be parted, one waits on the page of duplicates (N-16).
pub(super) fn doubles(cast: &Cast<'_>) -> Result<(), Fault> {
    let vip = cast.firm.customers.iter().position(|c| c.grade == "vip");
    if let Some(id) = vip.and_then(|at| cast.customers.get(at)) {
        cast.call("liu", "customers.vip_review", json!({"customer": id, "note": "合同续签一年"}))?;
    }
    for double in &cast.firm.doubles {
        let (first, id) = (&cast.firm.customers[double.of], &cast.customers[double.of]);
        let input = json!({"name": double.name, "kind": first.kind, "region": first.region, "note": double.note,
                           "phones": [{"number": first.phone}], "sites": [{"address": first.address}]});
        let second = cast.call("chen", "customers.save", input)?["customer"]["id"].clone();
        if double.merged {
            let merge = json!({"survivor": id, "merged": second, "take": []});
            cast.call("zhou", "customers.merge", merge)?;
        }
    }
    Ok(())
}

/// The hotline of the last days: one call waits to be returned, one came at night, one went on to the technician.
pub(super) fn hotline(cast: &Cast<'_>) -> Result<(), Fault> {
    let phone = |at: usize| cast.firm.customers.get(at).map(|c| c.phone.clone()).unwrap_or_default();
    let calls = [
        (
            json!({"day": -2, "time": "19:20"}),
            json!({"outcome": "answered", "phone": phone(28), "note": "问发票"}),
        ),
        (
            json!({"day": -2, "time": "21:40"}),
            json!({"outcome": "forwarded", "phone": phone(5),
            "on_duty": cast.id("liu"), "forwarded_to": cast.id("li"), "note": "机房漏水，转值班技师"}),
        ),
        (
            json!({"day": -1, "time": "06:15"}),
            json!({"outcome": "missed", "phone": phone(29), "on_duty": cast.id("liu")}),
        ),
        (json!({"day": -1, "time": "20:05"}), json!({"outcome": "missed", "phone": phone(34)})),
    ];
    for (number, (when, mut call)) in calls.into_iter().enumerate() {
        let when: When = serde_json::from_value(when).map_err(Fault::bug)?;
        call["at"] = json!(cast.calendar.moment(&when));
        let logged = cast.call("chen", "hotline.log", call)?;
        if number == 2 {
            cast.call("chen", "hotline.returned", json!({"id": logged["id"]}))?;
        }
    }
    Ok(())
}
