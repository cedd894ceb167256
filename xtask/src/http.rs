//! A web server for one folder, as small as it can be understood.
//!
//! It answers GET and HEAD with files that it finds by walking the folder and
//! comparing names. A request's path is never joined to a folder, so no path
//! can lead out of it, however it is written.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

use crate::files;

/// More than any browser sends; a request beyond it is refused.
const LONGEST_REQUEST: u64 = 32 * 1024;
/// How long a silent client may hold its connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves a folder until the process ends.
pub fn serve(listener: &TcpListener, folder: &Path) -> Result<bool> {
    std::thread::scope(|scope| {
        for stream in listener.incoming() {
            match stream {
                // A client that goes away is its own affair.
                Ok(stream) => drop(scope.spawn(move || answer(stream, folder))),
                Err(error) => eprintln!("a connection failed: {error}"),
            }
        }
    });
    Ok(true)
}

fn answer(stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let line = read_head(&stream)?;
    let response = respond(&line, folder);
    (&stream).write_all(&response.bytes(line.starts_with("HEAD ")))?;
    // Closing with unread input would tear down the answer on its way.
    stream.shutdown(Shutdown::Write)?;
    std::io::copy(&mut (&stream).take(LONGEST_REQUEST), &mut std::io::sink())?;
    Ok(())
}

/// Reads up to the empty line and returns the first line.
fn read_head(stream: &TcpStream) -> std::io::Result<String> {
    let mut reader = BufReader::new(stream.take(LONGEST_REQUEST));
    let mut first = Vec::new();
    reader.read_until(b'\n', &mut first)?;
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 2 {
        line.clear();
    }
    Ok(String::from_utf8_lossy(&first).trim_end().to_owned())
}

struct Response {
    status: &'static str,
    media_type: &'static str,
    body: Vec<u8>,
}

impl Response {
    fn text(status: &'static str) -> Self {
        Self { status, media_type: "text/plain; charset=utf-8", body: format!("{status}\n").into_bytes() }
    }

    fn bytes(&self, head_only: bool) -> Vec<u8> {
        let mut bytes = format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n\
             Allow: GET, HEAD\r\nCache-Control: no-cache\r\n\
             X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
            self.status,
            self.media_type,
            self.body.len()
        )
        .into_bytes();
        if !head_only {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

fn respond(request_line: &str, folder: &Path) -> Response {
    let words: Vec<&str> = request_line.split(' ').collect();
    let [method, target, version] = words[..] else {
        return Response::text("400 Bad Request");
    };
    if !version.starts_with("HTTP/1.") {
        return Response::text("400 Bad Request");
    }
    if !matches!(method, "GET" | "HEAD") {
        return Response::text("405 Method Not Allowed");
    }
    let Some(name) = file_name(target) else {
        return Response::text("400 Bad Request");
    };
    match find(folder, &name).map(|path| (media_type(&path), std::fs::read(path))) {
        Some((media_type, Ok(body))) => Response { status: "200 OK", media_type, body },
        _ => Response::text("404 Not Found"),
    }
}

/// The wanted file's path below the folder; `None` when the target is not one.
fn file_name(target: &str) -> Option<String> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut name = decoded(path)?;
    if name.is_empty() || name.ends_with('/') {
        name.push_str("index.html");
    }
    Some(name)
}

/// Undoes percent-encoding.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        if byte == b'%' {
            let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
            if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return None;
            }
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(byte);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    let mut found = files::below(folder).ok()?.into_iter();
    found.find(|path| files::relative(path, folder) == name)
}

/// Browsers refuse to start WebAssembly and modules of another media type.
fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt" | "md" | "ts") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// This crate's sources stand in for a page.
    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
    }

    fn status(line: &str) -> &'static str {
        respond(line, &folder()).status
    }

    #[test]
    fn files_inside_are_found() {
        for target in ["/http.rs", "/http.rs?x=1", "/%68ttp.rs", "/tidy/mod.rs"] {
            assert_eq!(status(&format!("GET {target} HTTP/1.1")), "200 OK", "{target}");
        }
    }

    #[test]
    fn nothing_outside_is_found() {
        let targets = [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/tidy/../http.rs",
            "//etc/passwd",
            "/%2Fetc/passwd",
            "/..\\Cargo.toml",
            "/http.rs%00",
            "/./http.rs",
        ];
        for target in targets {
            let line = format!("GET {target} HTTP/1.1");
            assert_eq!(status(&line), "404 Not Found", "{target}");
        }
    }

    #[test]
    fn what_is_no_request_for_a_file_is_refused() {
        let cases = [
            ("POST /http.rs HTTP/1.1", "405 Method Not Allowed"),
            ("DELETE /http.rs HTTP/1.1", "405 Method Not Allowed"),
            ("GET /http.rs", "400 Bad Request"),
            ("GET /a b HTTP/1.1", "400 Bad Request"),
            ("GET /%zz HTTP/1.1", "400 Bad Request"),
            ("GET /%+1 HTTP/1.1", "400 Bad Request"),
            ("GET /% HTTP/1.1", "400 Bad Request"),
            ("GET http.rs HTTP/1.1", "400 Bad Request"),
            ("GET / HTTP/2", "400 Bad Request"),
            ("", "400 Bad Request"),
        ];
        for (line, expected) in cases {
            assert_eq!(status(line), expected, "{line}");
        }
    }

    #[test]
    fn a_folder_means_its_index() {
        assert_eq!(file_name("/").as_deref(), Some("index.html"));
        assert_eq!(file_name("/embed/").as_deref(), Some("embed/index.html"));
    }

    #[test]
    fn head_has_the_length_but_no_body() {
        let response = respond("HEAD /http.rs HTTP/1.1", &folder());
        let text = String::from_utf8_lossy(&response.bytes(true)).into_owned();
        assert!(text.contains(&format!("Content-Length: {}\r\n", response.body.len())));
        assert!(text.ends_with("\r\n\r\n"));
    }

    #[test]
    fn wasm_has_its_media_type() {
        assert_eq!(media_type(Path::new("app_bg.wasm")), "application/wasm");
    }

    #[test]
    fn answers_over_a_socket() -> Result<()> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let mut client = TcpStream::connect(listener.local_addr()?)?;
        let (stream, _) = listener.accept()?;
        let server = std::thread::spawn(move || answer(stream, &folder()));
        client.write_all(b"GET /http.rs HTTP/1.1\r\nHost: x\r\n\r\n")?;
        client.shutdown(Shutdown::Write)?;
        let mut text = String::new();
        client.read_to_string(&mut text)?;
        assert!(text.starts_with("HTTP/1.1 200 OK\r\n"));
        assert!(server.join().is_ok_and(|result| result.is_ok()));
        Ok(())
    }
}
