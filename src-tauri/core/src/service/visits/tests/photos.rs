//! Photos: kept as given, prepared once, ordered, paired, refused with a reason (E-10, V-10).

use super::*;
use crate::kernel::blobs::{BlobHash, to_base64};

#[test]
fn a_photo_is_kept_byte_for_byte() {
    let desk = firm();
    let visit = on_site(&desk);
    let original = picture(7);
    let photo = json!({"visit": visit, "base64": to_base64(&original), "view": "fault", "caption": "电容"});
    let file = desk.must("visits.add_photo", photo.clone());
    let id = &file["photos"][0]["id"];
    let back = desk.must("visits.photo", json!({"id": id}));
    assert_eq!(back["base64"], to_base64(&original), "V-10: the original unchanged");
    assert_eq!(back["sha256"], json!(BlobHash::of(&original)), "V-10: the checksum is equal");
    assert_eq!(back["mime"], "image/jpeg");
    let again = desk.must("visits.add_photo", photo);
    assert_eq!(again["photos"].as_array().unwrap().len(), 1, "the same bytes dropped twice are one photo");
    let edited = desk.must("visits.edit_photo", json!({"id": id, "view": "after", "caption": "换后"}));
    assert_eq!(
        (&edited["photos"][0]["view"], &edited["photos"][0]["caption"]),
        (&json!("after"), &json!("换后"))
    );
    let gone = desk.must("visits.remove_photo", json!({"id": id}));
    assert_eq!(gone["photos"], json!([]));
    assert_eq!(
        desk.must("visits.photo", json!({"id": id}))["base64"],
        to_base64(&original),
        "struck, not deleted"
    );
    journal_agrees(&desk);
}

#[test]
fn what_is_no_photo_or_too_large_is_refused() {
    let desk = firm();
    desk.must("settings.set", json!({"key": "attachment.max", "value": 1, "reason": "小盘"}));
    let visit = on_site(&desk);
    let add = |bytes: &[u8]| json!({"visit": visit, "base64": to_base64(bytes), "view": "other"});
    assert_eq!(desk.refused("visits.add_photo", add(b"GIF89a")).code, "visit.not_a_photo");
    assert_eq!(desk.refused("visits.add_photo", add(b"")).code, "visit.not_a_photo");
    let large = [picture(1), vec![0; 1_000_000]].concat();
    assert_eq!(desk.refused("visits.add_photo", add(&large)).code, "visit.photo_too_large", "U-172");
    let whole = picture(1);
    for (bytes, what) in
        [(&whole[..whole.len() / 2], "cut off in the middle"), (&[0xFF, 0xD8, 0xFF, 7], "only a beginning")]
    {
        let refused = desk.refused("visits.add_photo", add(bytes));
        assert_eq!(refused.code, "visit.photo_unreadable", "{what}: said while another can be taken");
    }
    assert_eq!(desk.must("visits.get", json!({"id": visit}))["photos"], json!([]), "nothing of them is kept");
}

#[test]
fn thirty_photos_keep_their_order_and_the_list_needs_only_small_ones() {
    let desk = firm();
    let visit = on_site(&desk);
    let add = |n: u8| {
        let photo = json!({"visit": visit, "base64": to_base64(&picture(n)), "view": "other", "label": "", "caption": format!("{n}")});
        desk.call("visits.add_photo", photo)
    };
    for n in 0..30 {
        add(n).unwrap();
    }
    assert_eq!(add(30).unwrap_err().code, "visit.too_many_photos", "thirty at most in a report");
    let file = desk.must("visits.get", json!({"id": visit}));
    let photos = file["photos"].as_array().unwrap();
    let mut small = 0;
    for photo in photos {
        let bytes = desk.must("visits.thumb", json!({"id": photo["id"]}));
        small += bytes["base64"].as_str().unwrap().len();
        let whole = desk.must("visits.photo", json!({"id": photo["id"]}));
        assert_eq!(whole["sha256"], photo["blob"], "V-10: the original stays as it was");
    }
    assert!(small < 30 * 40_000, "the whole list is {small} characters: what a page holds stays flat");
    let backwards: Vec<&Value> = photos.iter().rev().map(|p| &p["id"]).collect();
    let ordered = desk.must("visits.order_photos", json!({"visit": visit, "photos": backwards}));
    let captions: Vec<&str> =
        ordered["photos"].as_array().unwrap().iter().filter_map(|p| p["caption"].as_str()).collect();
    assert_eq!((captions[0], captions[29]), ("29", "0"), "the order is kept");
    let id = serde_json::from_value(visit).unwrap();
    let me = desk.core.session().unwrap();
    let report = desk.core.read_as(&me, |r| super::super::report(r, id)).unwrap();
    assert_eq!(
        (report.photos.len(), report.photos[0].caption.as_str()),
        (30, "29"),
        "and it is the report's"
    );
    journal_agrees(&desk);
}

#[test]
fn a_pair_is_two_photos_that_stand_side_by_side() {
    let desk = firm();
    let visit = on_site(&desk);
    let add = |n: u8| {
        let photo = json!({"visit": visit, "base64": to_base64(&picture(n)), "view": "other"});
        desk.must("visits.add_photo", photo)["photos"].as_array().unwrap().last().unwrap()["id"].clone()
    };
    let (before, middle, after) = (add(1), add(2), add(3));
    let pair = |of: &Value, with: &Value| json!({"id": of, "before_photo": with});
    desk.must("visits.edit_photo", pair(&after, &before));
    for (of, with, why) in [
        (&middle, &before, "it has its pair"),
        (&before, &middle, "it is a before itself"),
        (&middle, &after, "an after is nobody's before"),
        (&middle, &middle, "not with itself"),
    ] {
        assert_eq!(desk.refused("visits.edit_photo", pair(of, with)).code, "visit.photo_paired", "{why}");
    }
    let id = serde_json::from_value(visit.clone()).unwrap();
    let me = desk.core.session().unwrap();
    let report = desk.core.read_as(&me, |r| super::super::report(r, id)).unwrap();
    assert_eq!(report.photos[1].before, Some(report.photos[0].sha256.clone()), "side by side");
    desk.must("visits.edit_photo", pair(&after, &Value::Null));
    let file = desk.must("visits.get", json!({"id": visit}));
    assert_eq!(file["photos"][2]["before_photo"], Value::Null, "taken apart again");
}

/// A phone's picture: larger than paper needs, taken with the phone held upright and saying so in its Exif notes.
fn held_upright() -> Vec<u8> {
    let picture = image::RgbImage::from_fn(1600, 1200, |x, y| image::Rgb([(x / 7) as u8, (y / 5) as u8, 90]));
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new(&mut jpeg).encode_image(&picture).unwrap();
    let exif = b"\xFF\xE1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    [&jpeg[..2], exif, &jpeg[2..]].concat()
}

/// Width and height as a JPEG's frame header says.
fn size(jpeg: &[u8]) -> (u16, u16) {
    let frame = jpeg.windows(2).position(|w| w == [0xFF, 0xC0]).unwrap();
    let side = |at: usize| u16::from_be_bytes([jpeg[frame + at], jpeg[frame + at + 1]]);
    (side(7), side(5))
}

#[test]
fn papers_show_a_picture_prepared_once_and_made_anew_where_it_is_lost() {
    let desk = firm();
    let visit = on_site(&desk);
    let photo = json!({"visit": visit, "base64": to_base64(&held_upright()), "view": "whole"});
    let added = desk.must("visits.add_photo", photo)["photos"][0].clone();
    let (original, kept): (BlobHash, BlobHash) = (
        serde_json::from_value(added["blob"].clone()).unwrap(),
        serde_json::from_value(added["paper"].clone()).unwrap(),
    );
    assert_ne!(original, kept, "V-10: beside the original, not in its place");
    let me = desk.core.session().unwrap();
    let shown = || desk.core.read_as(&me, |r| crate::service::visits::photo_on_paper(r, &original)).unwrap();
    let first = shown();
    assert_eq!(BlobHash::of(&first), kept, "what was prepared when it came in is what papers show");
    assert_eq!(size(&first), (960, 1280), "upright as the phone was held, 1,280 pixels long");
    for file in files_under(&desk.dir.path().join("vault/blobs")) {
        let sealed_length = std::fs::metadata(&file).unwrap().len();
        if sealed_length.abs_diff(first.len() as u64) < 64 {
            std::fs::remove_file(file).unwrap();
        }
    }
    assert_eq!(shown(), first, "made anew from the original, byte for byte");
}

fn files_under(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files_under(&path)) } else { found.push(path) }
    }
    found
}
