//! One picture of a PDF: how it is packed, and its brightness.

use hayro_ccitt::{DecodeSettings, DecoderContext, EncodingMode};
use lopdf::{Dictionary, Document, Object, Stream};

use crate::decode::{self, Unpacked, check_size};
use crate::luma::Luma;
use crate::sight::Verdict;

/// Thinner ones hold no code, nor a strip of one.
const LEAST_SIDE: usize = 8;
/// Filters within filters; more is a trap.
const MOST_FILTERS: usize = 4;

pub(crate) struct Raster<'a> {
    pub width: usize,
    pub height: usize,
    stream: &'a Stream,
}

impl<'a> Raster<'a> {
    /// Nothing, where the size is not that of a picture.
    pub fn of(doc: &Document, stream: &'a Stream) -> Option<Raster<'a>> {
        let side = |key: &[u8]| {
            let value = stream.dict.get_deref(key, doc).and_then(Object::as_i64).ok()?;
            usize::try_from(value).ok().filter(|side| *side >= LEAST_SIDE)
        };
        Some(Raster { width: side(b"Width")?, height: side(b"Height")?, stream })
    }

    pub fn unpack(&self, doc: &Document) -> Result<Luma, Verdict> {
        check_size(self.width, self.height).map_err(verdict)?;
        let filters = list(doc, &self.stream.dict, b"Filter");
        let params = list(doc, &self.stream.dict, b"DecodeParms");
        if filters.len() > MOST_FILTERS {
            return Err(damaged());
        }
        let mut content = self.stream.content.clone();
        for (at, filter) in filters.iter().enumerate() {
            let param = params.get(at).and_then(|param| param.as_dict().ok());
            match filter.as_name().unwrap_or_default() {
                b"DCTDecode" | b"DCT" => return decode::jpeg(&content).map_err(verdict),
                b"CCITTFaxDecode" | b"CCF" => return self.fax(doc, &content, param),
                name @ (b"FlateDecode" | b"LZWDecode" | b"ASCII85Decode") => {
                    content = self.inflated(doc, name, param, content)?;
                }
                name => {
                    return Err(Verdict::NotUnpacked { packing: String::from_utf8_lossy(name).into_owned() });
                }
            }
        }
        self.plain(doc, &content)
    }

    fn inflated(
        &self,
        doc: &Document,
        name: &[u8],
        param: Option<&Dictionary>,
        content: Vec<u8>,
    ) -> Result<Vec<u8>, Verdict> {
        let mut dict = Dictionary::new();
        dict.set("Filter", Object::Name(name.to_vec()));
        if let Some(param) = param {
            let flat = param.iter().map(|(key, value)| (key.clone(), deref(doc, value).clone()));
            dict.set("DecodeParms", flat.collect::<Dictionary>());
        }
        // Four colours of sixteen bits and a byte of each row for the predictor.
        let most = self.width.saturating_mul(self.height).saturating_mul(8) + self.height + 4096;
        let stream = Stream { dict, content, allows_compression: false, start_position: None };
        stream.decompressed_content_with_limit(most).map_err(|_| damaged())
    }

    fn fax(&self, doc: &Document, content: &[u8], param: Option<&Dictionary>) -> Result<Luma, Verdict> {
        let number = |key: &[u8], usual: i64| {
            param.and_then(|p| p.get_deref(key, doc).ok()).and_then(|v| v.as_i64().ok()).unwrap_or(usual)
        };
        let flag = |key: &[u8], usual: bool| {
            param.and_then(|p| p.get_deref(key, doc).ok()).and_then(|v| v.as_bool().ok()).unwrap_or(usual)
        };
        let columns = usize::try_from(number(b"Columns", 1728)).unwrap_or(0);
        check_size(columns, self.height).map_err(verdict)?;
        let settings = DecodeSettings {
            columns: columns as u32,
            rows: self.height as u32,
            end_of_block: flag(b"EndOfBlock", true),
            end_of_line: flag(b"EndOfLine", false),
            rows_are_byte_aligned: flag(b"EncodedByteAlign", false),
            encoding: match number(b"K", 0) {
                k if k < 0 => EncodingMode::Group4,
                0 => EncodingMode::Group3_1D,
                k => EncodingMode::Group3_2D { k: k.unsigned_abs().min(u64::from(u32::MAX)) as u32 },
            },
            invert_black: flag(b"BlackIs1", false) != self.is_reversed(doc),
        };
        let mut sheet = Sheet { pixels: Vec::new(), most: columns * self.height };
        // A fax that breaks off is taken as far as it goes.
        let _ = hayro_ccitt::decode(content, &mut sheet, &mut DecoderContext::new(settings));
        if sheet.pixels.is_empty() {
            return Err(damaged());
        }
        sheet.pixels.resize(sheet.most, 255);
        Ok(Luma { width: columns, height: self.height, pixels: sheet.pixels })
    }

    /// `Decode [1 0]`: what is usually black is white.
    fn is_reversed(&self, doc: &Document) -> bool {
        let first = list(doc, &self.stream.dict, b"Decode").first().and_then(|v| v.as_float().ok());
        first.is_some_and(|first| first >= 1.0)
    }

    fn plain(&self, doc: &Document, content: &[u8]) -> Result<Luma, Verdict> {
        let is_mask =
            self.stream.dict.get_deref(b"ImageMask", doc).and_then(Object::as_bool).unwrap_or(false);
        let bits = match self.stream.dict.get_deref(b"BitsPerComponent", doc).and_then(Object::as_i64) {
            _ if is_mask => 1,
            Ok(bits @ (1 | 2 | 4 | 8 | 16)) => bits as usize,
            _ => 8,
        };
        let inks = self.stream.dict.get_deref(b"ColorSpace", doc).map_or(Inks::Grey, |cs| inks(doc, cs, 0));
        let count = inks.count();
        let row_bytes = (self.width * count * bits).div_ceil(8);
        if content.len() < row_bytes {
            return Err(damaged());
        }
        let is_reversed = self.is_reversed(doc);
        let mut pixels = Vec::with_capacity(self.width * self.height);
        for row in content.chunks_exact(row_bytes).take(self.height) {
            for x in 0..self.width {
                let sample = |ink: usize| sample(row, x * count + ink, bits);
                let light = inks.light(sample, bits);
                pixels.push(if is_reversed { 255 - light } else { light });
            }
        }
        pixels.resize(self.width * self.height, 255);
        Ok(Luma { width: self.width, height: self.height, pixels })
    }
}

/// How samples become brightness. Exact colour is of no use here.
enum Inks {
    Grey,
    Rgb,
    Cmyk,
    /// Brightness of each entry.
    Palette(Vec<u8>),
}

impl Inks {
    fn count(&self) -> usize {
        match self {
            Inks::Grey | Inks::Palette(_) => 1,
            Inks::Rgb => 3,
            Inks::Cmyk => 4,
        }
    }

    fn light(&self, sample: impl Fn(usize) -> u8, bits: usize) -> u8 {
        // Samples of fewer bits are spread over 0 to 255, but a palette is asked by their number.
        let spread = |ink: usize| match bits {
            1 => sample(ink) * 255,
            2 => sample(ink) * 85,
            4 => sample(ink) * 17,
            _ => sample(ink),
        };
        match self {
            Inks::Grey => spread(0),
            Inks::Rgb => rgb(spread(0), spread(1), spread(2)),
            Inks::Cmyk => rgb(255 - spread(0), 255 - spread(1), 255 - spread(2)).saturating_sub(spread(3)),
            Inks::Palette(light) => light.get(usize::from(sample(0))).copied().unwrap_or(255),
        }
    }
}

fn rgb(r: u8, g: u8, b: u8) -> u8 {
    ((u32::from(r) * 77 + u32::from(g) * 150 + u32::from(b) * 29) >> 8) as u8
}

/// Of sixteen bits the upper eight.
fn sample(row: &[u8], at: usize, bits: usize) -> u8 {
    let byte = |at: usize| row.get(at).copied().unwrap_or(255);
    match bits {
        8 => byte(at),
        16 => byte(at * 2),
        _ => {
            let first = at * bits;
            (byte(first / 8) >> (8 - bits - first % 8)) & ((1u8 << bits) - 1)
        }
    }
}

fn inks(doc: &Document, space: &Object, depth: usize) -> Inks {
    if let Ok(name) = space.as_name() {
        return match name {
            b"DeviceRGB" | b"RGB" | b"CalRGB" => Inks::Rgb,
            b"DeviceCMYK" | b"CMYK" => Inks::Cmyk,
            _ => Inks::Grey,
        };
    }
    let Ok(parts) = space.as_array() else { return Inks::Grey };
    let part = |at: usize| parts.get(at).map(|part| deref(doc, part));
    match part(0).and_then(|name| name.as_name().ok()) {
        Some(b"CalRGB" | b"DeviceRGB" | b"Lab") => Inks::Rgb,
        Some(b"DeviceCMYK") => Inks::Cmyk,
        Some(b"ICCBased") => {
            let dict = part(1).and_then(|profile| profile.as_stream().ok()).map(|stream| &stream.dict);
            match dict.and_then(|dict| dict.get_deref(b"N", doc).ok()).and_then(|n| n.as_i64().ok()) {
                Some(3) => Inks::Rgb,
                Some(4) => Inks::Cmyk,
                _ => Inks::Grey,
            }
        }
        Some(b"Indexed" | b"I") if depth == 0 => {
            let base = part(1).map_or(Inks::Rgb, |base| inks(doc, base, 1));
            let table = match part(3) {
                Some(Object::String(bytes, _)) => bytes.clone(),
                Some(Object::Stream(stream)) => {
                    stream.decompressed_content_with_limit(4096).unwrap_or_default()
                }
                _ => Vec::new(),
            };
            let entry = |inks: &[u8]| base.light(|at| inks.get(at).copied().unwrap_or(0), 8);
            Inks::Palette(table.chunks(base.count()).map(entry).collect())
        }
        _ => Inks::Grey,
    }
}

/// One value or a list of them.
fn list<'a>(doc: &'a Document, dict: &'a Dictionary, key: &[u8]) -> Vec<&'a Object> {
    match dict.get_deref(key, doc) {
        Ok(Object::Array(all)) => all.iter().map(|one| deref(doc, one)).collect(),
        Ok(one) => vec![one],
        Err(_) => Vec::new(),
    }
}

fn deref<'a>(doc: &'a Document, object: &'a Object) -> &'a Object {
    doc.dereference(object).map_or(object, |(_, found)| found)
}

fn damaged() -> Verdict {
    Verdict::NotUnpacked { packing: "damaged".into() }
}

fn verdict(why: Unpacked) -> Verdict {
    match why {
        Unpacked::TooManyPixels { .. } => Verdict::NotUnpacked { packing: "too large".into() },
        Unpacked::Damaged => damaged(),
    }
}

struct Sheet {
    pixels: Vec<u8>,
    most: usize,
}

impl hayro_ccitt::Decoder for Sheet {
    fn push_pixel(&mut self, white: bool) {
        self.push_run(white, 1);
    }
    fn push_pixel_chunk(&mut self, white: bool, chunk_count: u32) {
        self.push_run(white, chunk_count as usize * 8);
    }
    fn next_line(&mut self) {}
}

impl Sheet {
    fn push_run(&mut self, white: bool, run: usize) {
        let end = (self.pixels.len() + run).min(self.most);
        self.pixels.resize(end, if white { 255 } else { 0 });
    }
}
