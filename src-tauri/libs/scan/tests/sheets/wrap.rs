//! Pictures to files, as telephones and scanners write them.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{GrayImage, ImageFormat};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::camera::tinted;

pub fn jpeg(picture: &GrayImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    tinted(picture).write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, quality)).unwrap();
    bytes
}

pub fn png(picture: &GrayImage) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A page for each list of pictures.
pub fn pdf(pages: Vec<Vec<Stream>>) -> Vec<u8> {
    let mut doc = Document::with_version("1.5");
    let tree = doc.new_object_id();
    let mut kids = Vec::new();
    for pictures in pages {
        let mut named = Dictionary::new();
        for (at, picture) in pictures.into_iter().enumerate() {
            named.set(format!("Im{at}"), doc.add_object(picture));
        }
        let content =
            doc.add_object(Stream::new(Dictionary::new(), b"q 595 0 0 842 0 0 cm /Im0 Do Q".to_vec()));
        kids.push(Object::from(doc.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => tree,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "Resources" => dictionary! { "XObject" => named },
            "Contents" => content,
        })));
    }
    let count = kids.len() as i64;
    doc.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    doc.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).unwrap();
    bytes
}

pub fn image(width: u32, height: u32, more: Dictionary, content: Vec<u8>) -> Stream {
    let mut dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(width),
        "Height" => i64::from(height),
        "BitsPerComponent" => 8,
        "ColorSpace" => "DeviceGray",
    };
    for (key, value) in more.iter() {
        dict.set(key.clone(), value.clone());
    }
    Stream::new(dict, content).with_compression(false)
}

pub fn jpeg_image(picture: &GrayImage, quality: u8) -> Stream {
    let more = dictionary! { "Filter" => "DCTDecode", "ColorSpace" => "DeviceRGB" };
    image(picture.width(), picture.height(), more, jpeg(picture, quality))
}

pub fn flate_image(picture: &GrayImage) -> Stream {
    let filter = dictionary! { "Filter" => "FlateDecode" };
    image(picture.width(), picture.height(), filter, deflated(picture.as_raw()))
}

pub fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut writer = ZlibEncoder::new(Vec::new(), Compression::fast());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}
