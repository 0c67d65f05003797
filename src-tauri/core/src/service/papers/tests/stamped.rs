//! The company seal in place of a signature (V-09, F-04).

use serde_json::{Value, json};

use super::signed::{evidence, on_report};
use super::*;
use crate::kernel::blobs::{BlobHash, from_base64, to_base64};

/// A sheet stamped by the customer's company; `hue` makes it another sheet.
fn stamped(hue: u8) -> Value {
    let sheet = image::RgbImage::from_fn(400, 300, |x, y| {
        let far = (f64::from(x) - 250.0).hypot(f64::from(y) - 160.0);
        image::Rgb(if (70.0..80.0).contains(&far) { [200, 30, hue] } else { [245, 244, 240] })
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    sheet.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    json!({"base64": to_base64(&bytes.into_inner())})
}

fn sealing(desk: &Desk, id: &Value, digest: &Value, hue: u8) -> Value {
    let mut signing = signing(desk, id, digest, 0);
    signing.as_object_mut().unwrap().remove("ink");
    signing["seal"] = stamped(hue);
    signing
}

#[test]
fn a_company_seal_signs_once_and_is_kept_as_it_was_given() {
    let desk = firm();
    let folder = choose_folder(&desk);
    let visit = finished(&desk);
    let report = desk.must("acceptance.present", json!({"visit": visit, "mode": "on_site"}));
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    let on_slip = shown(&desk, &slip);
    let mut bare = sealing(&desk, &slip["id"], &on_slip["content_digest"], 30);
    bare["signer_name"] = json!("");
    assert_eq!(desk.refused("papers.sign", bare).fields[0].field, "signer_name", "F-04: named as with ink");
    let mut words = sealing(&desk, &slip["id"], &on_slip["content_digest"], 30);
    words["seal"] = json!({"base64": to_base64(b"hello")});
    assert_eq!(desk.refused("papers.sign", words).code, "signing.seal_unfit", "V-09: a picture");

    let given = on_report(&report, sealing(&desk, &json!(null), &json!(null), 30));
    let signed = desk.must("acceptance.sign", given);
    assert_eq!(signed["round"]["signature"]["method"], "company_seal", "F-04");
    let kept = evidence(&desk, "signature");
    let bytes = from_base64(stamped(30)["base64"].as_str().unwrap()).unwrap();
    assert_eq!(kept["seal_sha256"], BlobHash::of(&bytes).0, "V-09: its digest is vouched for");
    let path = folder.join(format!("{}.pdf", signed["round"]["number"].as_str().unwrap()));
    let seen = desk.must("documents.verify", json!({"path": path}));
    assert_eq!(
        (&seen["judgement"], &seen["content_digest"]),
        (&json!("intact"), &report["content_digest"]),
        "F-05: the seal changes nothing of what was shown"
    );
    let images = crate::testing::ask(std::process::Command::new("pdfimages").arg("-list").arg(&path));
    assert!(String::from_utf8_lossy(&images.stdout).contains("jpeg"), "V-09: drawn on the paper");

    let again = sealing(&desk, &slip["id"], &on_slip["content_digest"], 30);
    assert_eq!(desk.refused("papers.sign", again).code, "signing.seal_reused", "F-07: on whatever paper");
    let slip = desk.must("papers.sign", sealing(&desk, &slip["id"], &on_slip["content_digest"], 31));
    assert_eq!(slip["row"]["state"], "filed");
    journal_agrees(&desk);
}

#[test]
fn a_firm_that_leaves_the_seal_out_has_it_refused() {
    let desk = firm();
    let visit = finished(&desk);
    desk.sign_in("admin");
    let only_ink = json!({"key": "acceptance.methods", "value": ["handwriting"], "reason": "只用手写"});
    desk.must("settings.set", only_ink);
    desk.sign_in("li");
    let report = desk.must("acceptance.present", json!({"visit": visit, "mode": "on_site"}));
    let given = on_report(&report, sealing(&desk, &json!(null), &json!(null), 30));
    assert_eq!(desk.refused("acceptance.sign", given).code, "signing.method_not_allowed", "F-04, U-50");
    desk.must("acceptance.sign", on_report(&report, signing(&desk, &json!(null), &json!(null), 0)));
}
