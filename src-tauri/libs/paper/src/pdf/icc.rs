//! The sRGB colour profile (ICC version 4) that PDF/A asks for, built from the numbers of IEC 61966-2-1.

/// A matrix profile with the sRGB curve in its parametric form; no table, nothing to round.
pub(super) fn srgb() -> Vec<u8> {
    let curve = curve();
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", words("sRGB")),
        (b"cprt", words("No copyright, use freely")),
        // D50, the white of all profiles, and the way there from the D65 of a screen (Bradford).
        (b"wtpt", xyz([0.9642, 1.0, 0.82491])),
        (
            b"chad",
            numbers(
                b"sf32",
                &[1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168],
            ),
        ),
        (b"rXYZ", xyz([0.43607, 0.22249, 0.01392])),
        (b"gXYZ", xyz([0.38515, 0.71687, 0.09708])),
        (b"bXYZ", xyz([0.14307, 0.06061, 0.71410])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve),
    ];
    let mut table = Vec::new();
    let mut data: Vec<u8> = Vec::new();
    let start = 128 + 4 + (tags.len() + 1) * 12;
    let mut entry = |name: &[u8; 4], at: usize, length: usize| {
        table.extend_from_slice(name);
        table.extend_from_slice(&(at as u32).to_be_bytes());
        table.extend_from_slice(&(length as u32).to_be_bytes());
    };
    let mut last = (0, 0);
    for (name, bytes) in &tags {
        last = (start + data.len(), bytes.len());
        entry(name, last.0, last.1);
        data.extend_from_slice(bytes);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    // Blue has the curve of green.
    entry(b"bTRC", last.0, last.1);
    let mut profile = header(start + data.len());
    profile.extend_from_slice(&(tags.len() as u32 + 1).to_be_bytes());
    profile.extend_from_slice(&table);
    profile.extend_from_slice(&data);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = vec![0; 128];
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &(size as u32).to_be_bytes());
    put(8, &[4, 0x20, 0, 0]);
    put(12, b"mntrRGB XYZ ");
    // A profile must carry a date; this one is the day ICC.1:2004-10 appeared.
    for (at, part) in [2004_u16, 10, 1, 0, 0, 0].iter().enumerate() {
        put(24 + 2 * at, &part.to_be_bytes());
    }
    put(36, b"acsp");
    for (at, value) in [0.9642, 1.0, 0.82491].into_iter().enumerate() {
        put(68 + 4 * at, &fixed(value));
    }
    header
}

fn fixed(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

fn numbers(kind: &[u8; 4], values: &[f64]) -> Vec<u8> {
    let mut bytes = [kind.as_slice(), &[0; 4]].concat();
    values.iter().for_each(|value| bytes.extend(fixed(*value)));
    bytes
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    numbers(b"XYZ ", &values)
}

/// Type 3: Y = (aX + b)^g from d on, cX below.
fn curve() -> Vec<u8> {
    let mut bytes = b"para\0\0\0\0\0\x03\0\0".to_vec();
    [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045]
        .into_iter()
        .for_each(|value| bytes.extend(fixed(value)));
    bytes
}

fn words(text: &str) -> Vec<u8> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut bytes = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
    bytes.extend((utf16.len() as u32).to_be_bytes());
    bytes.extend(28_u32.to_be_bytes());
    bytes.extend(utf16);
    bytes
}
