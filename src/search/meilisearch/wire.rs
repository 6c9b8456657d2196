//! Carries one request to the search server and its answer back, on the calling thread and within a time. The client
//! library is asynchronous in form only: with this under it every future of it is ready at once.

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use meilisearch_sdk::errors::Error;
use meilisearch_sdk::request::{HttpClient, Method, parse_response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use ureq::Agent;
use ureq::http::{Request, Response};

use super::trouble::Trouble;
use crate::search::choice::{BadKey, Key};

/// How long a search may take, connecting included: within half a second somebody reads results, from whichever engine.
pub const SEARCH: Duration = Duration::from_millis(400);
/// A server that takes this share of that for one search is left alone for a while too: a page may need several.
const TARDY: f32 = 0.75;
/// How long looking at the server may take.
pub const LOOK: Duration = Duration::from_millis(3_000);
/// How long handing over work or reading the whole list of words may take.
pub const WORK: Duration = Duration::from_secs(30);
/// How long making a connection may take.
const CONNECT: Duration = Duration::from_millis(300);
/// How long a server that failed is left alone, so that not every visitor waits for it in turn.
const REST: Duration = Duration::from_millis(2_000);
/// Largest answer, in bytes: the words of a national catalogue take a few million.
const LARGEST: u64 = 256 << 20;

/// Sends requests; clones share connections.
#[derive(Clone)]
pub struct Wire(Arc<Inner>);

struct Inner {
    agent: Agent,
    bearer: Option<String>,
    /// After an answer that took longer, or none, it rests; `None` never rests.
    tardy: Option<Duration>,
    rest_until: Mutex<Option<Instant>>,
}

/// What the work of the client library comes to. Its futures never wait, see above.
pub fn done<T>(future: impl Future<Output = Result<T, Error>>) -> Result<T, Trouble> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result.map_err(Trouble::from),
        Poll::Pending => Err(Trouble::Client(Error::Timeout)),
    }
}

impl Wire {
    /// For searches: gives up soon, and after a failure for a moment at once.
    pub fn for_searches(key: Option<&Key>, patience: Duration) -> Result<Self, BadKey> {
        Self::new(key, patience, Some(patience.mul_f32(TARDY)))
    }

    /// For looking whether the server is there and what it holds.
    pub fn for_looks(key: Option<&Key>) -> Result<Self, BadKey> {
        Self::new(key, LOOK, None)
    }

    /// For work in the background.
    pub fn for_work(key: Option<&Key>) -> Result<Self, BadKey> {
        Self::new(key, WORK, None)
    }

    fn new(key: Option<&Key>, patience: Duration, tardy: Option<Duration>) -> Result<Self, BadKey> {
        let bearer = key.map(Key::secret).transpose()?.map(|key| format!("Bearer {key}"));
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // A search server stands close by; what the surroundings say about the outside world is not about it.
            .proxy(None)
            .max_redirects(0)
            .timeout_connect(Some(CONNECT))
            .timeout_global(Some(patience));
        Ok(Self(Arc::new(Inner { agent: config.build().into(), bearer, tardy, rest_until: Mutex::default() })))
    }

    fn exchange(&self, method: &str, url: &str, body: Option<Vec<u8>>) -> Result<(u16, String), Trouble> {
        if self.is_resting() {
            return Err(Trouble::Resting);
        }
        let asked = Instant::now();
        let answer = self.send(method, url, body).map_err(|cause| match cause {
            ureq::Error::Timeout(_) => Trouble::Slow,
            other => Trouble::Away(other),
        });
        if self.0.tardy.is_some_and(|tardy| answer.is_err() || asked.elapsed() > tardy) {
            *self.rest_until() = Some(Instant::now() + REST);
        }
        answer
    }

    fn send(&self, method: &str, url: &str, body: Option<Vec<u8>>) -> Result<(u16, String), ureq::Error> {
        let mut request = Request::builder().method(method).uri(url);
        if let Some(bearer) = &self.0.bearer {
            request = request.header("Authorization", bearer);
        }
        let mut response: Response<ureq::Body> = match body {
            Some(body) => self.0.agent.run(request.header("Content-Type", "application/json").body(body)?)?,
            None => self.0.agent.run(request.body(())?)?,
        };
        let text = response.body_mut().with_config().limit(LARGEST).read_to_string()?;
        Ok((response.status().as_u16(), text))
    }

    fn rest_until(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.0.rest_until.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_resting(&self) -> bool {
        let mut until = self.rest_until();
        let resting = until.is_some_and(|until| Instant::now() < until);
        if !resting {
            *until = None;
        }
        resting
    }

    fn ask<Query: Serialize, Body: Serialize, Output: DeserializeOwned>(
        &self,
        url: &str,
        method: Method<Query, Body>,
        expected: u16,
    ) -> Result<Output, Error> {
        let url = with_query(url, method.query())?;
        let name = verb(&method);
        let body = method.into_body().map(|body| serde_json::to_vec(&body)).transpose()?;
        let (status, text) = self.exchange(name, &url, body).map_err(|cause| Error::Other(Box::new(cause)))?;
        let text = if text.is_empty() { "null" } else { text.as_str() };
        parse_response(status, expected, text, url)
    }
}

fn with_query(url: &str, query: &impl Serialize) -> Result<String, Error> {
    let serde_json::Value::Object(pairs) = serde_json::to_value(query)? else { return Ok(url.to_owned()) };
    let mut text = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_null()) {
        text.append_pair(name, value.as_str().map_or_else(|| value.to_string(), str::to_owned).as_str());
    }
    Ok(format!("{url}?{}", text.finish()))
}

fn verb<Q, B>(method: &Method<Q, B>) -> &'static str {
    match method {
        Method::Get { .. } => "GET",
        Method::Delete { .. } => "DELETE",
        Method::Post { .. } => "POST",
        Method::Patch { .. } => "PATCH",
        Method::Put { .. } => "PUT",
    }
}

/// What the client library makes of a function that could wait.
type Ready<'a, Output> = Pin<Box<dyn Future<Output = Result<Output, Error>> + Send + 'a>>;

impl HttpClient for Wire {
    fn request<'me, 'url, 'all, Query, Body, Output>(
        &'me self,
        url: &'url str,
        method: Method<Query, Body>,
        expected: u16,
    ) -> Ready<'all, Output>
    where
        Query: Serialize + Send + Sync + 'all,
        Body: Serialize + Send + Sync + 'all,
        Output: DeserializeOwned + 'static + Send + 'all,
        'me: 'all,
        'url: 'all,
        Self: 'all,
    {
        Box::pin(std::future::ready(self.ask(url, method, expected)))
    }

    /// For files of documents, which are not sent from here.
    fn stream_request<'me, 'url, 'kind, 'all, Query, Body, Output>(
        &'me self,
        _url: &'url str,
        _method: Method<Query, Body>,
        _content_type: &'kind str,
        _expected: u16,
    ) -> Ready<'all, Output>
    where
        Query: Serialize + Send + Sync + 'all,
        Body: futures_io::AsyncRead + Send + Sync + 'static + 'all,
        Output: DeserializeOwned + 'static + 'all,
        'me: 'all,
        'url: 'all,
        'kind: 'all,
        Self: 'all,
    {
        Box::pin(async { Err(Error::InvalidRequest) })
    }
}
