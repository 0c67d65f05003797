//! What a seal says, and what is refused before one is made.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::*;
use lopdf::{Document, Object, dictionary};
use seal::{Alteration, DeviceKey, FirmRoot, SealError, SealRequest, Verdict, Why, check, seal};

#[test]
fn an_intact_file_says_who_sealed_it_when_and_what() {
    let firm = firm();
    for xref in [Xref::Table, Xref::Stream] {
        let source = report(xref, "serviced");
        let sealed = firm.seal(&source);
        assert!(sealed.starts_with(&source), "{xref:?}: the source stays as it was");
        let facts = facts(firm.check(&sealed));
        assert_eq!(facts.device, "B 号机 · LAPTOP");
        assert_eq!(facts.device_id, "0199-b7");
        assert_eq!(facts.device_serial, firm.device.serial_hex());
        assert_eq!(facts.device_certificate, firm.device.certificate_der());
        assert_eq!(facts.firm, "深圳市安达制冷设备服务有限公司");
        assert_eq!((facts.claimed_at_ms, facts.claimed_offset_minutes), (NOW, 480));
        assert_eq!(facts.reason, "验收确认 (T26-B-00417)");
        assert_eq!(facts.signer_name, "王小明");
        assert_eq!(facts.place, "深圳 南山");
        assert_eq!(facts.pages, 2);
        assert_eq!(facts.content_digest, Some(digest(REPORT)));
        let attachment = facts.attachment.expect("the report is attached");
        assert_eq!((attachment.name.as_str(), attachment.bytes.as_slice()), ("report.json", REPORT));
        assert_eq!(facts.file_sha256, digest(&sealed));
    }
}

#[test]
fn the_same_file_key_and_request_give_the_same_bytes() {
    let firm = firm();
    let source = report(Xref::Stream, "serviced");
    let again = DeviceKey::from_bytes(&firm.device.to_bytes()).unwrap();
    assert_eq!(firm.seal(&source), seal(&source, &again, &request()).unwrap());
}

#[test]
fn a_cross_reference_of_the_same_kind_is_appended() {
    let firm = firm();
    for (xref, mark) in [(Xref::Table, &b"\nxref\n"[..]), (Xref::Stream, b"/Type/XRef")] {
        let source = report(xref, "serviced");
        let sealed = firm.seal(&source);
        let appended = &sealed[source.len()..];
        find(appended, mark);
        let other = if xref == Xref::Table { &b"/Type/XRef"[..] } else { b"\nxref\n" };
        assert!(!appended.windows(other.len()).any(|w| w == other), "{xref:?}: not of the other kind");
    }
}

#[test]
fn the_field_lies_where_it_was_asked_for_and_draws_nothing() {
    let firm = firm();
    let source = report(Xref::Table, "serviced");
    let request = SealRequest { page: 1, ..request() };
    let sealed = seal(&source, &firm.device, &request).unwrap();
    let document = Document::load_mem(&sealed).unwrap();
    let pages = document.get_pages();
    assert!(!document.get_dictionary(pages[&1]).unwrap().has(b"Annots"), "the first page has no field");
    let annotations = document.get_page_annotations(pages[&2]).unwrap();
    let [widget] = annotations.as_slice() else { panic!("one field on the second page") };
    let corners: Vec<f32> =
        widget.get(b"Rect").unwrap().as_array().unwrap().iter().map(|n| n.as_float().unwrap()).collect();
    assert_eq!(corners, request.rect);
    let appearance = widget.get(b"AP").unwrap().as_dict().unwrap().get_deref(b"N", &document).unwrap();
    assert!(appearance.as_stream().unwrap().content.is_empty(), "the ink is on the page already");
    let permissions = document.catalog().unwrap().get(b"Perms").unwrap().as_dict().unwrap();
    let signature = permissions.get_deref(b"DocMDP", &document).unwrap().as_dict().unwrap();
    assert!(signature.get(b"Reference").is_ok(), "the file declares that no change is permitted");
}

#[test]
fn forms_and_annotations_a_file_already_has_are_kept() {
    let firm = firm();
    let mut document = Document::load_mem(&report(Xref::Table, "serviced")).unwrap();
    let page = document.get_pages()[&1];
    let field = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx", "T" => Object::string_literal("remark"),
        "Rect" => vec![10.into(), 10.into(), 90.into(), 30.into()], "P" => page,
    });
    let fields = document.add_object(vec![field.into()]);
    let form =
        document.add_object(dictionary! { "Fields" => fields, "DA" => Object::string_literal("/F1 9 Tf") });
    document.get_dictionary_mut(page).unwrap().set("Annots", fields);
    document.catalog_mut().unwrap().set("AcroForm", form);
    let mut source = Vec::new();
    document.save_to(&mut source).unwrap();
    let sealed = firm.seal(&source);
    facts(firm.check(&sealed));
    let after = Document::load_mem(&sealed).unwrap();
    assert_eq!(after.get_page_annotations(page).unwrap().len(), 2, "the remark and the seal");
    let form = after.catalog().unwrap().get(b"AcroForm").unwrap().as_dict().unwrap();
    assert_eq!(form.get(b"Fields").unwrap().as_array().unwrap().len(), 2);
    assert_eq!(form.get(b"DA").unwrap().as_str().unwrap(), b"/F1 9 Tf");
}

#[test]
fn a_report_without_digest_or_attachment_can_be_sealed() {
    let firm = firm();
    let sealed = firm.seal(&report_with(Xref::Table, "plain", REPORT, None));
    let facts = facts(firm.check(&sealed));
    assert_eq!(facts.content_digest, None);
    assert_eq!(
        facts.attachment.map(|a| a.bytes),
        Some(REPORT.to_vec()),
        "an attachment is handed out anyway"
    );
}

#[test]
fn a_report_that_is_not_the_one_its_digest_names_is_not_sealed() {
    let firm = firm();
    let wrong = report_with(Xref::Table, "serviced", b"{\"fees\":1}", Some(&digest(REPORT)));
    assert_eq!(seal(&wrong, &firm.device, &request()), Err(SealError::AttachmentMismatch));
}

#[test]
fn what_cannot_be_checked_afterwards_is_not_sealed() {
    let firm = firm();
    let source = report(Xref::Table, "serviced");
    let sealed = firm.seal(&source);
    let refusal = |pdf: &[u8], request: &SealRequest| {
        seal(pdf, &firm.device, request).map(|_| "a sealed file").unwrap_err()
    };
    let asked = request();
    assert_eq!(refusal(&sealed, &asked), SealError::AlreadySigned);
    assert_eq!(refusal(b"", &asked), SealError::Unreadable);
    assert_eq!(refusal(b"%PDF-1.7\nnothing else", &asked), SealError::Unreadable);
    assert_eq!(refusal(&[b"\n", source.as_slice()].concat(), &asked), SealError::Unreadable);
    let elsewhere = SealRequest { page: 2, ..request() };
    assert_eq!(refusal(&source, &elsewhere), SealError::NoSuchPage { page: 2, pages: 2 });
    for rect in [[9.0, 0.0, 1.0, 1.0], [0.0, 9.0, 1.0, 1.0], [f32::NAN, 0.0, 1.0, 1.0]] {
        assert_eq!(refusal(&source, &SealRequest { rect, ..request() }), SealError::Area, "{rect:?}");
    }
    let early = SealRequest { at_ms: -1, ..request() };
    assert_eq!(refusal(&source, &early), SealError::Moment);
}

#[test]
fn text_that_imitates_a_seal_is_not_sealed_because_a_mark_must_occur_once() {
    let firm = firm();
    let decoy = "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 ";
    let mut source = report(Xref::Table, "serviced");
    let at = find(&source, b"%%EOF");
    source.splice(at..at, format!("%{decoy}\n").into_bytes());
    assert_eq!(seal(&source, &firm.device, &request()), Err(SealError::AlreadySigned));
}

#[test]
fn words_of_a_customer_that_sound_like_a_signature_do_no_harm() {
    let firm = firm();
    let words = "/ByteRange [0 1 2 3] /ETSI.CAdES.detached /Type/Sig";
    let sealed = firm.seal(&report(Xref::Table, words));
    facts(firm.check(&sealed));
}

#[test]
fn another_firm_is_not_ours_and_is_named() {
    let (ours, theirs) = (firm(), Firm::named("别家公司"));
    let sealed = theirs.seal(&report(Xref::Table, "serviced"));
    let expected = Why::ForeignRoot {
        firm: "别家公司".into(),
        device: "B 号机 · LAPTOP".into(),
        root: theirs.root.certificate_der().to_vec(),
    };
    assert_eq!(ours.check(&sealed), Verdict::NotOurs(expected));
    let both = [ours.roots(), theirs.roots()].concat();
    assert_eq!(facts(check(&sealed, &both)).firm, "别家公司", "both roots are known after a merger");
}

#[test]
fn an_imitation_with_the_same_names_is_not_ours() {
    let (ours, imitation) = (firm(), firm());
    let sealed = imitation.seal(&report(Xref::Table, "serviced"));
    assert!(matches!(ours.check(&sealed), Verdict::NotOurs(Why::ForeignRoot { .. })), "names prove nothing");
}

#[test]
fn an_altered_file_of_another_firm_is_altered() {
    let (ours, theirs) = (firm(), Firm::named("别家公司"));
    let mut sealed = theirs.seal(&report(Xref::Table, "serviced"));
    let at = find(&sealed, b"/MediaBox");
    sealed[at + 1] = b'm';
    assert_eq!(alterations(ours.check(&sealed)), [Alteration::Content]);
}

#[test]
fn the_longest_names_fit_into_the_seal() {
    let name = "深".repeat(64);
    let root = FirmRoot::create(&name, NOW).unwrap();
    let device = root.issue(&name, &"9".repeat(64), NOW).unwrap();
    let sealed = seal(&report(Xref::Table, "serviced"), &device, &request()).unwrap();
    assert_eq!(facts(check(&sealed, &[root.certificate_der().to_vec()])).device, name);
}

#[test]
fn texts_with_rare_characters_and_brackets_come_back() {
    let firm = firm();
    let texts = SealRequest { reason: "𠮷(\\)<>", signer_name: "O'Brien\n𰻝", place: "", ..request() };
    let sealed = seal(&report(Xref::Table, "serviced"), &firm.device, &texts).unwrap();
    let facts = facts(firm.check(&sealed));
    assert_eq!((facts.reason.as_str(), facts.signer_name.as_str()), (texts.reason, texts.signer_name));
    assert_eq!(facts.place, "", "no place was given");
}
