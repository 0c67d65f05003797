//! Files that were never sealed: changed by chance, and built on purpose.

/// SplitMix64: the same files in every run.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end as u64) as usize
    }
}

/// Numbers no file has a use for.
const HUGE: [&str; 6] = [
    "4294967296",
    "9223372036854775807",
    "18446744073709551616",
    "-1",
    "99999999999999999999999999999",
    "2147483648",
];

pub fn mutant(whole: &[Vec<u8>], numbers: &mut Numbers) -> Vec<u8> {
    let mut file = whole[numbers.below(whole.len())].clone();
    for _ in 0..=numbers.below(3) {
        let (a, b) = (numbers.below(file.len() + 1), numbers.below(file.len() + 1));
        let (a, b) = (a.min(b), a.max(b));
        match numbers.below(8) {
            0 => file.truncate(b),
            1 => drop(file.drain(a..b.min(a + 1_500))),
            2 => {
                let copy = file[a..b.min(a + 20_000)].to_vec();
                file.splice(b..b, copy);
            }
            3 => {
                let other = &whole[numbers.below(whole.len())];
                let from = numbers.below(other.len() + 1);
                file.truncate(a);
                file.extend_from_slice(&other[from..]);
            }
            4 => file[a..b.min(a + 300)].iter_mut().for_each(|byte| *byte = numbers.below(256) as u8),
            5 => swell(&mut file, numbers),
            6 => {
                let noise: Vec<u8> = (0..numbers.below(400)).map(|_| numbers.below(256) as u8).collect();
                file.splice(a..a, noise);
            }
            _ => file[a..b.min(a + 64)].reverse(),
        }
    }
    file
}

/// Puts a huge number in the place of one that stands in the file.
fn swell(file: &mut Vec<u8>, numbers: &mut Numbers) {
    if file.is_empty() {
        return;
    }
    let from = numbers.below(file.len());
    let Some(at) = file[from..].iter().position(u8::is_ascii_digit).map(|at| from + at) else { return };
    let end = file[at..].iter().position(|b| !b.is_ascii_digit()).map_or(file.len(), |n| at + n);
    file.splice(at..end, HUGE[numbers.below(HUGE.len())].bytes());
}

fn find(bytes: &[u8], mark: &[u8]) -> usize {
    bytes.windows(mark.len()).rposition(|w| w == mark).unwrap()
}

/// A sealed file with what stands between two marks written anew; behind it nothing fits any more.
fn with(whole: &[u8], mark: &[u8], end: u8, new: &str) -> Vec<u8> {
    let at = find(whole, mark) + mark.len();
    let close = at + whole[at..].iter().position(|b| *b == end).unwrap();
    [&whole[..at], new.as_bytes(), &whole[close..]].concat()
}

/// A file of these objects, its table of contents right, so that a reader follows where they lead.
fn pdf(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = String::from("0000000000 65535 f \n");
    for (n, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).bytes());
    }
    let at = out.len();
    let size = objects.len() + 1;
    out.extend(
        format!(
            "xref\n0 {size}\n{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{at}\n%%EOF\n"
        )
        .bytes(),
    );
    out
}

/// The same with a signature dictionary that looks like ours.
fn signed(range: &str, contents: &str) -> Vec<u8> {
    let catalog = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]/SigFlags 3>>>>";
    let field = "<</FT/Sig/T(S)/V 4 0 R>>";
    let signature = format!(
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Prop_Build<</App<</Name/FirmSeal/REx(1)>>>>\
         /ByteRange[{range}]/Contents<{contents}>>>"
    );
    pdf(&[catalog.into(), "<</Type/Pages/Kids[]/Count 0>>".into(), field.into(), signature], "")
}

/// Name and bytes of each file.
pub fn crafted(whole: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let catalog = "<</Type/Catalog/Pages 2 0 R>>".to_string();
    let stream = |dictionary: &str| format!("<<{dictionary}>>\nstream\nx\nendstream");
    let huge = "9223372036854775807";
    vec![
        ("empty", Vec::new()),
        ("one-byte", b"%".to_vec()),
        ("header-alone", b"%PDF-1.7\n".to_vec()),
        ("zeros", vec![0; 3_000_000]),
        ("only-ends", b"%%EOF\n".repeat(100_000)),
        ("only-starts", b"startxref\n0\n".repeat(100_000)),
        ("start-far-away", with(whole, b"startxref\n", b'\n', "99999999999999999999")),
        ("start-negative", with(whole, b"startxref\n", b'\n', "-7")),
        ("range-huge", with(whole, b"/ByteRange[", b']', &format!("0 {huge} {huge} {huge}"))),
        ("range-overflows", with(whole, b"/ByteRange[", b']', "0 1 18446744073709551615 2")),
        ("range-backwards", with(whole, b"/ByteRange[", b']', "900 10 0 5")),
        ("range-of-nothing", with(whole, b"/ByteRange[", b']', "")),
        ("range-of-many", with(whole, b"/ByteRange[", b']', &"0 1 ".repeat(50_000))),
        ("contents-empty", with(whole, b"]/Contents<", b'>', "")),
        ("contents-no-hex", with(whole, b"]/Contents<", b'>', &"zz".repeat(4_096))),
        ("contents-endless-length", with(whole, b"]/Contents<", b'>', &"3084ffffffff".repeat(600))),
        ("der-nested", signed("0 10 20 30", &"3080".repeat(40_000))),
        ("ours-by-name", signed("0 10 20 30", &"30".repeat(4_096))),
        ("table-of-billions", pdf(std::slice::from_ref(&catalog), &format!("/Prev 9/Size {huge}"))),
        ("table-counts-billions", b"%PDF-1.7\nxref\n0 4294967295\n0000000000 65535 f \ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n".to_vec()),
        ("table-before-itself", looped()),
        ("arrays-nested", pdf(&[catalog.clone(), format!("{}{}", "[".repeat(200_000), "]".repeat(200_000))], "")),
        ("dictionaries-nested", pdf(&[catalog.clone(), format!("{}1{}", "<</A ".repeat(100_000), ">>".repeat(100_000))], "")),
        ("strings-nested", pdf(&[catalog.clone(), "(".repeat(300_000)], "")),
        ("pages-in-a-ring", pdf(&[catalog.clone(), "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>".into()], "")),
        ("references-in-a-ring", pdf(&["2 0 R".into(), "3 0 R".into(), "2 0 R".into()], "")),
        ("length-of-200-million", pdf(&[catalog.clone(), stream("/Length 200000000")], "")),
        ("length-of-itself", pdf(&[catalog.clone(), stream("/Length 2 0 R")], "")),
        ("length-negative", pdf(&[catalog.clone(), stream("/Length -200000000")], "")),
        ("object-stream-of-billions", pdf(&[catalog.clone(), stream("/Type/ObjStm/N 2147483647/First 4294967295/Length 1")], "")),
        ("table-stream-of-billions", pdf(&[stream(&format!("/Type/XRef/Size {huge}/W[8 8 8]/Index[0 {huge}]/Length 1"))], "")),
        ("predictor-of-billions", pdf(&[catalog, stream(&format!("/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {huge}>>/Length 1"))], "")),
        ("sealed-twice", [whole, whole].concat()),
        ("a-page-behind", [whole, b"\n1 0 obj\n<<>>\nendobj\n%%EOF\n"].concat()),
        ("something-before", [&b"GIF89a\n"[..], whole].concat()),
    ]
}

/// A table whose predecessor is itself.
fn looped() -> Vec<u8> {
    b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF\n"
        .to_vec()
}
