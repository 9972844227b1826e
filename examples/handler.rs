//! A web handler in miniature: a text comes in by HTTP, a worker thread reads it, and who said what goes out as JSON.
//!
//!     cargo run --release --example handler                     # asks itself once, and ends
//!     cargo run --release --example handler -- 127.0.0.1:8080   # then: curl --data-binary @article.txt 127.0.0.1:8080
//!
//! With an async server the same is done by its `spawn_blocking`: what goes back owns all that it holds.

mod shared;

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use ipse::render::printable;
use ipse::{Extraction, Extractor};

/// A longer text is refused before it is read.
const MOST: usize = 1 << 20;
const WORKERS: usize = 2;
const ARTICLE: &str = "“We sail at dawn,” said Captain Ida Orr. Her mate called it “a fair wind”.";

/// A text, and where the answer goes.
type Job = (String, Sender<Extraction<'static>>);

/// Starts the threads that read texts. They end when nobody can send them one any more.
fn workers() -> mpsc::SyncSender<Job> {
    // Whoever comes while so many wait has to wait, too.
    let (jobs, queue) = mpsc::sync_channel::<Job>(64);
    let queue = std::sync::Arc::new(std::sync::Mutex::new(queue));
    for _ in 0..WORKERS {
        let queue = std::sync::Arc::clone(&queue);
        thread::spawn(move || work(&queue));
    }
    jobs
}

fn work(queue: &std::sync::Mutex<Receiver<Job>>) {
    // One extractor would do for all threads; a clone costs next to nothing.
    let extractor = Extractor::default();
    loop {
        let job = queue.lock().map(|queue| queue.recv());
        let Ok(Ok((text, answer))) = job else { return };
        // Who asked may be gone.
        let _ = answer.send(extractor.extract_text(&text).into_owned());
    }
}

/// Answers one request.
fn handle(stream: &mut (impl Read + Write), jobs: &mpsc::SyncSender<Job>) -> io::Result<()> {
    let (status, body) = match request(stream) {
        Ok(text) => {
            let (send, answer) = mpsc::channel();
            let read = jobs.send((text, send)).ok().and_then(|()| answer.recv().ok());
            match read.and_then(|extraction| serde_json::to_string(&extraction).ok()) {
                Some(json) => ("200 OK", json),
                None => ("503 Service Unavailable", r#"{"error": "nobody works here"}"#.to_owned()),
            }
        }
        Err(problem) => ("400 Bad Request", serde_json::json!({ "error": problem }).to_string()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )?;
    stream.flush()
}

/// The text that is sent.
fn request(stream: &mut impl Read) -> Result<String, String> {
    let mut stream = BufReader::new(stream.take(MOST as u64 * 2));
    let mut length = None;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).map_err(|e| e.to_string())?;
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((_, value)) = line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("content-length")) {
            length = value.trim().parse::<usize>().ok();
        }
    }
    let length = length.filter(|&length| length <= MOST).ok_or_else(|| format!("send a text of at most {MOST} bytes"))?;
    let mut body = vec![0; length];
    stream.read_exact(&mut body).map_err(|e| e.to_string())?;
    String::from_utf8(body).map_err(|_| "send UTF-8".to_owned())
}

fn main() -> ExitCode {
    let address = std::env::args().nth(1);
    match serve(address.as_deref()) {
        Ok(answer) => shared::print(&printable(&answer)),
        Err(problem) => shared::fail(&format!("handler: {problem}")),
    }
}

/// Answers for ever at an address; without one it asks itself, and gives the answer.
fn serve(address: Option<&str>) -> io::Result<String> {
    let listener = TcpListener::bind(address.unwrap_or("127.0.0.1:0"))?;
    let own = listener.local_addr()?;
    let client = address.is_none().then(|| thread::spawn(move || ask(TcpStream::connect(own)?, ARTICLE)));
    let jobs = workers();
    for stream in listener.incoming() {
        // One visitor who goes away stops nobody else.
        let served = stream.and_then(|mut stream| handle(&mut stream, &jobs));
        if client.is_some() {
            served?;
            break;
        }
    }
    client.map_or(Ok(String::new()), |client| client.join().unwrap_or_else(|_| Err(io::Error::other("the client is gone"))))
}

/// Sends a text, and gives what comes back.
fn ask(mut stream: impl Read + Write, text: &str) -> io::Result<String> {
    write!(stream, "POST / HTTP/1.1\r\ncontent-length: {}\r\n\r\n{text}", text.len())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(format!("{}\n", answer.split_once("\r\n\r\n").map_or(answer.as_str(), |(_, body)| body)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A visitor who says all at once.
    struct Visitor(io::Cursor<Vec<u8>>, Vec<u8>);

    impl Read for Visitor {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.0.read(buffer)
        }
    }

    impl Write for Visitor {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.1.write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn answer(request: &str) -> String {
        let mut visitor = Visitor(io::Cursor::new(request.into()), Vec::new());
        handle(&mut visitor, &workers()).unwrap();
        String::from_utf8(visitor.1).unwrap()
    }

    #[test]
    fn a_text_is_read_in_another_thread() {
        let told = answer(&format!("POST / HTTP/1.1\r\nContent-Length: {}\r\n\r\n{ARTICLE}", ARTICLE.len()));
        let (head, body) = told.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 200 OK"));
        let extraction: Extraction<'static> = serde_json::from_str(body).unwrap();
        assert_eq!(extraction.speakers()[0].name(), "Ida Orr");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for request in [
            "",
            "POST / HTTP/1.1\r\n\r\n",
            "POST / HTTP/1.1\r\ncontent-length: 9999999\r\n\r\nA",
            "GET / HTTP/1.1\r\ncontent-length: 9\r\n\r\nA",
        ] {
            assert!(answer(request).starts_with("HTTP/1.1 400 "), "{request:?}");
        }
    }
}
