//! The filter expressions that the program sends, read and judged for one document.

use std::collections::HashSet;

use serde_json::{Map, Value};
use sociale_kaart::geography::{Point, distance};

#[derive(Debug)]
pub enum Expression {
    And(Vec<Expression>),
    Or(Vec<Expression>),
    Not(Box<Expression>),
    In(String, HashSet<String>),
    Compare(String, String, f64),
    Radius(Point, f64),
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Word(String),
    Text(String),
    Sign(char),
    Operator(String),
}

impl Expression {
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut reader = Reader { tokens: tokens(text)?, at: 0 };
        let expression = reader.or()?;
        match reader.peek() {
            None => Ok(expression),
            Some(token) => Err(format!("Was not expecting {token:?}.")),
        }
    }

    pub fn attributes(&self) -> Vec<String> {
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().flat_map(Self::attributes).collect(),
            Self::Not(part) => part.attributes(),
            Self::In(name, _) | Self::Compare(name, ..) => vec![name.clone()],
            Self::Radius(..) => vec!["_geo".to_owned()],
        }
    }

    pub fn holds(&self, document: &Map<String, Value>) -> bool {
        match self {
            Self::And(parts) => parts.iter().all(|part| part.holds(document)),
            Self::Or(parts) => parts.iter().any(|part| part.holds(document)),
            Self::Not(part) => !part.holds(document),
            Self::In(name, wanted) => values(document, name).iter().any(|value| wanted.contains(value)),
            Self::Compare(name, operator, than) => {
                let number = document.get(name).and_then(Value::as_f64);
                number.is_some_and(|number| match operator.as_str() {
                    "<=" => number <= *than,
                    ">=" => number >= *than,
                    "<" => number < *than,
                    ">" => number > *than,
                    other => panic!("no such operator: {other}"),
                })
            }
            Self::Radius(origin, metres) => point(document).is_some_and(|point| distance(*origin, point) <= *metres),
        }
    }
}

/// The values of an attribute as texts: of a list each of its own. Letter case makes no difference to a server.
pub fn values(document: &Map<String, Value>, name: &str) -> Vec<String> {
    match document.get(name) {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(list)) => list.iter().map(plain).collect(),
        Some(one) => vec![plain(one)],
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_lowercase)
}

pub fn point(document: &Map<String, Value>) -> Option<Point> {
    let geo = document.get("_geo")?;
    Some(Point { lat: geo["lat"].as_f64()?, lon: geo["lng"].as_f64()? })
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let (mut found, mut rest) = (Vec::new(), text.chars().peekable());
    while let Some(letter) = rest.next() {
        match letter {
            ' ' => {}
            '(' | ')' | '[' | ']' | ',' => found.push(Token::Sign(letter)),
            '<' | '>' | '=' => {
                let more = rest.next_if_eq(&'=').map(String::from).unwrap_or_default();
                found.push(Token::Operator(format!("{letter}{more}")));
            }
            '"' | '\'' => {
                let mut value = String::new();
                loop {
                    match rest.next() {
                        None => return Err("A text does not end.".to_owned()),
                        Some('\\') => value.extend(rest.next()),
                        Some(end) if end == letter => break,
                        Some(other) => value.push(other),
                    }
                }
                found.push(Token::Text(value));
            }
            _ => {
                let mut word = String::from(letter);
                while let Some(more) = rest.next_if(|c| !" ()[],<>=\"'".contains(*c)) {
                    word.push(more);
                }
                found.push(Token::Word(word));
            }
        }
    }
    Ok(found)
}

struct Reader {
    tokens: Vec<Token>,
    at: usize,
}

impl Reader {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Result<Token, String> {
        let token = self.tokens.get(self.at).cloned().ok_or("Was expecting more but instead got nothing.")?;
        self.at += 1;
        Ok(token)
    }

    fn eat(&mut self, token: &Token) -> bool {
        let same = self.peek() == Some(token);
        self.at += usize::from(same);
        same
    }

    fn eat_word(&mut self, word: &str) -> bool {
        self.eat(&Token::Word(word.to_owned()))
    }

    fn must(&mut self, sign: char) -> Result<(), String> {
        if self.eat(&Token::Sign(sign)) { Ok(()) } else { Err(format!("Was expecting `{sign}` at {:?}.", self.peek())) }
    }

    fn or(&mut self) -> Result<Expression, String> {
        let mut parts = vec![self.and()?];
        while self.eat_word("OR") {
            parts.push(self.and()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Expression::Or(parts) })
    }

    fn and(&mut self) -> Result<Expression, String> {
        let mut parts = vec![self.one()?];
        while self.eat_word("AND") {
            parts.push(self.one()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Expression::And(parts) })
    }

    fn one(&mut self) -> Result<Expression, String> {
        if self.eat_word("NOT") {
            return self.one().map(|part| Expression::Not(Box::new(part)));
        }
        if self.eat(&Token::Sign('(')) {
            let inside = self.or()?;
            self.must(')')?;
            return Ok(inside);
        }
        let Token::Word(name) = self.next()? else { return Err("Was expecting an attribute.".to_owned()) };
        if name == "_geoRadius" {
            return self.radius();
        }
        match self.next()? {
            Token::Operator(equals) if equals == "=" => {
                let value = self.value()?;
                Ok(Expression::In(name, HashSet::from([value])))
            }
            Token::Operator(operator) => {
                let than = self.value()?;
                let than = than.parse().map_err(|error| format!("`{than}` is no number: {error}"))?;
                Ok(Expression::Compare(name, operator, than))
            }
            Token::Word(word) if word == "IN" => self.list().map(|values| Expression::In(name, values)),
            other => Err(format!("Was expecting an operation but instead got {other:?}.")),
        }
    }

    fn value(&mut self) -> Result<String, String> {
        match self.next()? {
            Token::Text(value) | Token::Word(value) => Ok(value.to_lowercase()),
            other => Err(format!("Was expecting a value but instead got {other:?}.")),
        }
    }

    fn list(&mut self) -> Result<HashSet<String>, String> {
        self.must('[')?;
        let mut values = HashSet::new();
        while !self.eat(&Token::Sign(']')) {
            values.insert(self.value()?);
            self.eat(&Token::Sign(','));
        }
        Ok(values)
    }

    fn radius(&mut self) -> Result<Expression, String> {
        self.must('(')?;
        let mut numbers = Vec::new();
        while !self.eat(&Token::Sign(')')) {
            let number = self.value()?;
            numbers.push(number.parse::<f64>().map_err(|error| format!("`{number}` is no number: {error}"))?);
            self.eat(&Token::Sign(','));
        }
        let [lat, lon, metres] = numbers[..] else { return Err("A radius takes three numbers.".to_owned()) };
        if lat.abs() > 90.0 {
            return Err(format!("Bad latitude `{lat}`. Latitude must be contained between -90 and 90 degrees."));
        }
        Ok(Expression::Radius(Point { lat, lon }, metres))
    }
}
