//! Reports laid out, written and sealed, against krilla; their size; and a camera's photo brought to paper size.

use std::error::Error;

use crate::measure::{Found, processor_side_by_side, side_by_side};
use crate::papers::{Shop, camera_photo, one_page, three_pages};
use crate::peer;

const REPORTS: usize = 60;
const PHOTOS: usize = 9;
const KRILLA: &str = "krilla, same words and font, no layout, no seal";

pub fn measure(lines_file: &str) -> Result<Vec<Found>, Box<dyn Error>> {
    let shop = Shop::open()?;
    let font = peer::font()?;
    let one = one_page();
    let lines = shop.lines(&one, 1)?;
    std::fs::write(lines_file, &lines)?;
    let (value, floor) =
        side_by_side(REPORTS, |_| shop.sealed(&one).map(drop), |_| peer::draw(&lines, &[], &font).map(drop))?;
    let report =
        Found { name: "report of one page", unit: "ms", value, floor_name: KRILLA, floor, samples: REPORTS };
    let (value, floor) = processor_side_by_side(
        REPORTS,
        || shop.sealed(&one).map(drop),
        || peer::draw(&lines, &[], &font).map(drop),
    )?;
    let processor = Found {
        name: "report of one page, processor time",
        unit: "ms",
        value,
        floor_name: KRILLA,
        floor,
        samples: REPORTS,
    };
    let size = Found {
        name: "size of a report of one page",
        unit: "kB",
        value: shop.sealed(&one)?.len() as f64 / 1000.0,
        floor_name: KRILLA,
        floor: peer::draw(&lines, &[], &font)?.len() as f64 / 1000.0,
        samples: 1,
    };

    let camera = camera_photo()?;
    let photo = paper::photo_for_paper(&camera)?;
    let three = three_pages(&photo);
    let lines = shop.lines(&three, 3)?;
    let photos = vec![photo; 6];
    let (value, floor) = side_by_side(
        REPORTS,
        |_| shop.sealed(&three).map(drop),
        |_| peer::draw(&lines, &photos, &font).map(drop),
    )?;
    let long = Found {
        name: "report of three pages with six photos",
        unit: "ms",
        value,
        floor_name: "krilla, same words, font and photos, no layout, no seal",
        floor,
        samples: REPORTS,
    };
    let (value, floor) = side_by_side::<Box<dyn Error>>(
        PHOTOS,
        |_| {
            paper::photo_for_paper(&camera)?;
            Ok(())
        },
        |_| {
            image::load_from_memory(&camera)?;
            Ok(())
        },
    )?;
    let photo = Found {
        name: "photo of 12 megapixels brought to paper size",
        unit: "ms",
        value,
        floor_name: "only decoding it",
        floor,
        samples: PHOTOS,
    };
    Ok(vec![report, processor, size, long, photo])
}
