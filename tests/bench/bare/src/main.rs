//! The floor of a start: a bare window whose page makes one call.

#[tauri::command]
fn call(name: String) {
    println!("{name}");
    std::process::exit(0);
}

fn main() {
    let started =
        tauri::Builder::default().invoke_handler(tauri::generate_handler![call]).run(tauri::generate_context!());
    if let Err(error) = started {
        eprintln!("{error}");
    }
}
