//! A stand-in for a Meilisearch server: real HTTP on a free port, and behind it a store that really keeps, filters,
//! counts and sorts, in the shapes that a real server was seen to answer in (`tests/contracts/stand_in.rs`). It can be
//! away, slow or wrong when a story asks for it. A real server is used as well where `MEILI_URL` names one.

mod expression;
mod search;
mod store;

use std::env;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::http::StatusCode;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use sociale_kaart::search::{Key, Meilisearch, Server};

pub use self::store::Store;

/// The key that the stand-in wants.
pub const KEY: &str = "sleutel-voor-de-proef";

/// Longer than any search takes here.
const PATIENCE: Duration = Duration::from_secs(20);

static SHARED: OnceLock<StandIn> = OnceLock::new();
static NAMES: AtomicU32 = AtomicU32::new(0);

/// What a story may ask a stand-in to do wrong.
#[derive(Debug, Default, Clone)]
pub struct Faults {
    /// Every answer takes this long.
    pub delay: Duration,
    /// Every answer is this text, whatever was asked.
    pub garbage: Option<&'static str>,
}

/// A server that is running.
pub struct StandIn {
    pub address: SocketAddr,
    pub store: Arc<Mutex<Store>>,
    pub faults: Arc<Mutex<Faults>>,
    running: Option<(ServerHandle, JoinHandle<()>)>,
}

impl StandIn {
    /// A fresh server.
    pub fn start() -> Self {
        Self::at(([127, 0, 0, 1], 0).into(), Arc::new(Mutex::new(Store::new(KEY))))
    }

    fn at(address: SocketAddr, store: Arc<Mutex<Store>>) -> Self {
        let faults: Arc<Mutex<Faults>> = Arc::default();
        let (told, started) = mpsc::channel();
        let shared = (store.clone(), faults.clone());
        let serving = thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let data = web::Data::new(shared);
                let app = move || {
                    let large = web::PayloadConfig::new(64 << 20);
                    App::new().app_data(data.clone()).app_data(large).default_service(web::to(answer))
                };
                let server = HttpServer::new(app).workers(2).shutdown_timeout(0).disable_signals();
                let server = server.bind(address).unwrap();
                let address = server.addrs()[0];
                let server = server.run();
                told.send((address, server.handle())).unwrap();
                server.await.unwrap();
            });
        });
        let (address, handle) = started.recv().unwrap();
        Self { address, store, faults, running: Some((handle, serving)) }
    }

    /// The one that all stories share that do it no harm.
    pub fn shared() -> &'static Self {
        SHARED.get_or_init(Self::start)
    }

    /// Goes away; whoever is connected is cut off.
    pub fn stop(&mut self) {
        if let Some((handle, serving)) = self.running.take() {
            actix_web::rt::System::new().block_on(handle.stop(false));
            serving.join().unwrap();
        }
    }

    /// Comes back on the same port with what it held.
    pub fn start_again(&mut self) {
        self.stop();
        *self = Self::at(self.address, self.store.clone());
    }

    pub fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn fault(&self, change: impl FnOnce(&mut Faults)) {
        change(&mut self.faults.lock().unwrap());
    }

    /// Its address with this name for the indexes.
    pub fn named(&self, name: &str) -> Server {
        format!("http://{}#{name}", self.address).parse().unwrap()
    }

    /// An engine with indexes of its own on it, as impatient as it is in earnest.
    pub fn engine(&self) -> Meilisearch {
        Meilisearch::open(&self.named(&fresh_name()), Some(&key())).unwrap()
    }

    /// The same for stories that are not about time, on a machine that is busy with others.
    pub fn patient_engine(&self) -> Meilisearch {
        Meilisearch::open_patiently(&self.named(&fresh_name()), Some(&key()), PATIENCE).unwrap()
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A name that no other story uses.
pub fn fresh_name() -> String {
    format!("verhaal-{}-{}", std::process::id(), NAMES.fetch_add(1, Ordering::Relaxed))
}

pub fn key() -> Key {
    KEY.to_owned().into()
}

/// An engine on the real server that `MEILI_URL` names (with the key of `MEILI_KEY`), if it names one.
pub fn real_engine() -> Option<Meilisearch> {
    let url = env::var("MEILI_URL").ok().filter(|url| !url.is_empty())?;
    let key = env::var("MEILI_KEY").ok().map(Key::from);
    let server: Server = format!("{url}#{}", fresh_name()).parse().unwrap();
    Some(Meilisearch::open_patiently(&server, key.as_ref(), PATIENCE).unwrap())
}

type Shared = (Arc<Mutex<Store>>, Arc<Mutex<Faults>>);

async fn answer(shared: web::Data<Shared>, request: HttpRequest, body: web::Bytes) -> HttpResponse {
    let faults = shared.1.lock().unwrap().clone();
    actix_web::rt::time::sleep(faults.delay).await;
    if let Some(garbage) = faults.garbage {
        return HttpResponse::Ok().body(garbage);
    }
    let key = request.headers().get("Authorization").and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let path = match request.query_string() {
        "" => request.path().to_owned(),
        query => format!("{}?{query}", request.path()),
    };
    let mut store = shared.0.lock().unwrap_or_else(PoisonError::into_inner);
    let (status, json) = store.answer(request.method().as_str(), &path, key, &body);
    HttpResponse::build(StatusCode::from_u16(status).unwrap()).json(json)
}
