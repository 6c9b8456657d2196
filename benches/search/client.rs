//! One connection that is kept open and asks for one page after another, with as little work of its own as can be.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

pub struct Client {
    stream: BufReader<TcpStream>,
    body: Vec<u8>,
}

impl Client {
    pub fn connect(address: &str) -> Self {
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_nodelay(true).expect("a socket without delay");
        Self { stream: BufReader::with_capacity(1 << 16, stream), body: Vec::new() }
    }

    /// Asks for a page and answers its size; anything but a good answer ends the measurement.
    pub fn get(&mut self, path: &str) -> usize {
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        self.stream.get_mut().write_all(request.as_bytes()).expect("the request is sent");
        let mut line = String::new();
        let mut length = None;
        self.stream.read_line(&mut line).expect("a status line");
        assert!(line.contains(" 200 "), "{path} answered {line}");
        while line.trim() != "" {
            line.clear();
            self.stream.read_line(&mut line).expect("a header");
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse::<usize>().ok();
            }
        }
        let length = length.expect("an answer with its length");
        self.body.resize(length, 0);
        self.stream.read_exact(&mut self.body).expect("a whole answer");
        length
    }
}
