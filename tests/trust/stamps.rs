//! A time stamp appended when a person asks, from an authority reached over the network.

use aftercare_core::kernel::blobs::to_base64;
use aftercare_tests::{Desk, PASSWORD};
use serde_json::{Value, json};

use crate::listening::{Listening, listening};
use crate::order::Story;
use crate::tsa::{Authority, Kind};

/// A firm with one signed report, and the report's id.
fn firm() -> (Story, Value) {
    let story = Story::new();
    story.signed(1);
    story.firm.desk.sign_in("admin");
    let id = story.firm.desk.must("documents.list", json!({}))["rows"][0]["id"].clone();
    (story, id)
}

fn ask_at(desk: &Desk, address: &str, certificate: Option<&[u8]>) {
    let certificate = certificate.map(to_base64);
    desk.must("documents.set_time_authority", json!({"address": address, "certificate": certificate}));
}

fn bytes(desk: &Desk, id: &Value, stamped: bool) -> Value {
    desk.must("documents.get", json!({"id": id, "stamped": stamped}))["pdf_base64"].clone()
}

fn open(kind: Kind) -> (Listening, Vec<u8>) {
    let authority = Authority::new(kind);
    let root = authority.root.clone();
    (listening(move |request| (200, authority.answer(request))), root)
}

#[test]
fn a_stamped_copy_is_filed_beside_the_original_and_both_are_the_paper() {
    let (story, id) = firm();
    let desk = &story.firm.desk;
    let folder = story.firm.choose_folder();
    let (authority, root) = open(Kind::Rsa);
    ask_at(desk, &authority.address, Some(&root));
    let original = bytes(desk, &id, false);
    let stamped = desk.must("documents.stamp", json!({"id": id}));
    assert_eq!(stamped["stamp"]["is_trusted"], true, "{stamped}");
    assert_eq!(bytes(desk, &id, false), original, "the original stays as it was");
    let (plain, with) = (
        desk.must("documents.verify", json!({"base64": original})),
        desk.must("documents.verify", json!({"base64": bytes(desk, &id, true)})),
    );
    for seen in [&plain, &with] {
        assert_eq!(seen["judgement"], "intact", "{seen}");
        assert_eq!(seen["filed_number"], stamped["number"], "the filed paper, with the stamp as without");
    }
    assert_eq!(plain["sealed_sha256"], with["sealed_sha256"]);
    assert_eq!(
        (&with["stamp"]["authority"], &with["stamp"]["is_trusted"]),
        (&json!("Time stamps for tests"), &json!(true))
    );
    assert!(with["not_proved"].as_array().unwrap().contains(&json!("time_before_stamp")));
    let copy = folder.join(format!("{}-stamped.pdf", stamped["number"].as_str().unwrap()));
    assert!(copy.exists(), "the copy lies in the chosen folder");
    let (head, sent) = authority.asked.recv().unwrap();
    assert!(
        head.starts_with("post /tsr ") && head.contains("application/timestamp-query"),
        "RFC 3161, 3.4: {head}"
    );
    assert!(sent.len() < 100, "a digest leaves the computer and nothing of the paper: {} bytes", sent.len());
    assert_eq!(desk.refused("documents.stamp", json!({"id": id})).code, "documents.already_stamped");
    story.firm.assert_whole();
}

#[test]
fn without_an_authority_nothing_is_asked_and_without_a_network_nothing_changes() {
    let (story, id) = firm();
    let desk = &story.firm.desk;
    assert_eq!(desk.must("documents.time_authority", json!({}))["address"], "", "off until a person sets it");
    assert_eq!(desk.refused("documents.stamp", json!({"id": id})).code, "documents.no_time_authority");
    // A port nobody listens on any more.
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    ask_at(desk, &format!("http://{gone}/"), None);
    let fault = desk.refused("documents.stamp", json!({"id": id}));
    assert_eq!((fault.code.as_str(), fault.saved), ("documents.stamp_unreachable", false));
    let fault = desk.refused("documents.get", json!({"id": id, "stamped": true}));
    assert_eq!(fault.code, "documents.not_stamped", "nothing was filed");
    let (authority, _) = open(Kind::P256);
    ask_at(desk, &authority.address, None);
    let stamped = desk.must("documents.stamp", json!({"id": id}));
    assert_eq!(stamped["stamp"]["is_trusted"], false, "an authority nobody named proves nothing");
}

#[test]
fn an_answer_that_is_not_for_this_paper_is_never_filed() {
    let (story, id) = firm();
    let desk = &story.firm.desk;
    let honest = Authority::new(Kind::P256);
    let root = honest.root.clone();
    let first = std::sync::Mutex::new(None::<Vec<u8>>);
    // Once asked, it gives the same answer for ever: the digest fits, the nonce does not.
    let replaying = listening(move |request| {
        let mut kept = first.lock().unwrap();
        (200, kept.get_or_insert_with(|| honest.answer(request)).clone())
    });
    let refusing = listening(|_| (200, vec![0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02]));
    let garbled = listening(|_| (200, b"<html>sign in to the hotel network</html>".to_vec()));
    let broken = listening(|_| (503, Vec::new()));
    let changed = Authority::new(Kind::P256);
    let forged = listening(move |request| {
        let mut reply = changed.answer(request);
        let last = reply.len() - 1;
        reply[last] ^= 1;
        (200, reply)
    });
    ask_at(desk, &replaying.address, Some(&root));
    let other = {
        // The first answer went to somebody else's request.
        let mut request = seal::StampRequest::new(&sealed(desk, &id)).unwrap().der().to_vec();
        post(&replaying.address, &mut request);
        desk.refused("documents.stamp", json!({"id": id}))
    };
    assert_eq!(
        (other.code.as_str(), other.args["what"].as_str()),
        ("documents.stamp_answer", "other_request")
    );
    for (authority, code) in [
        (&refusing, "documents.stamp_refused"),
        (&garbled, "documents.stamp_answer"),
        (&broken, "documents.stamp_http"),
        (&forged, "documents.stamp_answer"),
    ] {
        ask_at(desk, &authority.address, None);
        assert_eq!(desk.refused("documents.stamp", json!({"id": id})).code, code, "{}", authority.address);
    }
    let (stranger, _) = open(Kind::P256);
    ask_at(desk, &stranger.address, Some(&root));
    assert_eq!(desk.refused("documents.stamp", json!({"id": id})).code, "documents.stamp_of_another");
    assert_eq!(
        desk.refused("documents.get", json!({"id": id, "stamped": true})).code,
        "documents.not_stamped"
    );
}

fn sealed(desk: &Desk, id: &Value) -> Vec<u8> {
    aftercare_core::kernel::blobs::from_base64(bytes(desk, id, false).as_str().unwrap()).unwrap()
}

fn post(address: &str, request: &mut Vec<u8>) {
    use std::io::{Read, Write};
    let host = address.trim_start_matches("http://").trim_end_matches("/tsr");
    let mut stream = std::net::TcpStream::connect(host).unwrap();
    write!(stream, "POST /tsr HTTP/1.1\r\nContent-Length: {}\r\n\r\n", request.len()).unwrap();
    stream.write_all(request).unwrap();
    request.clear();
    stream.read_to_end(request).unwrap();
}

#[test]
fn a_technician_has_his_own_papers_stamped_and_sets_no_authority() {
    let (story, id) = firm();
    let desk = &story.firm.desk;
    let (authority, root) = open(Kind::P256);
    ask_at(desk, &authority.address, Some(&root));
    for login in ["own", "bad"] {
        desk.must(
            "people.save",
            json!({"id": null, "login": login, "name": login, "roles": ["technician"], "password": PASSWORD, "active": true}),
        );
    }
    desk.sign_in("bad");
    assert_eq!(desk.refused("documents.stamp", json!({"id": id})).code, "record.not_yours", "T.1");
    assert_eq!(desk.refused("documents.set_time_authority", json!({"address": ""})).code, "command.denied");
    desk.sign_in("li");
    desk.must("documents.stamp", json!({"id": id}));
}
