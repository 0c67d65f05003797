//! The floor of a start: a bare window whose page makes one call once it is painted.

#[tauri::command]
fn call(name: String) {
    println!("asked {name}");
}

fn main() {
    let started = tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![call])
        .run(tauri::generate_context!());
    if let Err(error) = started {
        eprintln!("{error}");
        std::process::exit(1);
    }
}
