//! The way in over HTTP: pages for people and an API for programs. The only room that knows what HTTP is.

mod api;
mod cards;
mod choices;
mod contact;
mod drawing;
mod errors;
mod files;
mod frame;
mod headers;
mod json;
mod options;
mod pages;
mod posted;
mod problem;
mod routes;
mod share;
pub mod view;
mod visitor;
mod words;

use std::future::Pending;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use actix_web::middleware::{Compress, from_fn};
use actix_web::{App as Site, HttpServer, web};

use self::files::Files;
use self::frame::DevelopmentSignIn;
pub use self::options::Options;
use self::posted::LARGEST;
use self::share::PublicAddress;
use crate::app::App;

/// How long a client may take to send its request, and how long a silent connection is kept.
const PATIENCE: Duration = Duration::from_secs(10);

/// Seconds that running requests get to end when the service stops.
const GOODBYE: u64 = 8;

/// Serves until the system tells it to stop; calls `ready` with the address once it listens.
pub async fn serve(app: Arc<App>, options: &Options, ready: impl FnOnce(SocketAddr)) -> io::Result<()> {
    serve_until(app, options, ready, None::<Pending<()>>).await
}

/// Serves until `stop` is over, or until the system tells it to stop when there is none.
pub async fn serve_until(
    app: Arc<App>,
    options: &Options,
    ready: impl FnOnce(SocketAddr),
    stop: Option<impl Future<Output = ()> + Send + 'static>,
) -> io::Result<()> {
    let tiles = app.town.load().municipality.map.tiles_origin();
    let (app, files) = (web::Data::from(app), web::Data::new(Files::carried()));
    let address = PublicAddress(options.public_url.clone());
    let sign_in = DevelopmentSignIn(options.development_sign_in);
    let mut server = HttpServer::new(move || {
        Site::new()
            .app_data(app.clone())
            .app_data(files.clone())
            .app_data(address.clone())
            .app_data(sign_in)
            .app_data(web::PayloadConfig::new(LARGEST))
            // The last one is outermost: a problem becomes a page before it is packed.
            .wrap(from_fn(errors::shown))
            .wrap(Compress::default())
            .wrap(headers::everywhere(tiles.as_deref()))
            .configure(routes::routes)
    })
    .workers(options.workers)
    .worker_max_blocking_threads(options.workers)
    .client_request_timeout(PATIENCE)
    .keep_alive(PATIENCE)
    .shutdown_timeout(GOODBYE)
    .bind(options.listen)?;
    if let Some(stop) = stop {
        server = server.shutdown_signal(stop);
    }
    if let Some(address) = server.addrs().first() {
        ready(*address);
    }
    server.run().await
}
