//! How the service is reached, as flags and environment names.

use std::net::SocketAddr;

/// How the service is reached.
#[derive(Debug, Clone, clap::Args)]
pub struct Options {
    /// Address and port to listen on.
    #[arg(long, env = "SOCIALE_KAART_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// Address under which people reach the service, such as `https://kaart.voorbeeld.example`; used in links that are
    /// sent to others. Without it the host name of the request is used.
    #[arg(long, env = "SOCIALE_KAART_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,

    /// Let everybody sign in with every role, without a password: for trying out and developing, never in use.
    #[arg(long, env = "SOCIALE_KAART_DEVELOPMENT_SIGN_IN")]
    pub development_sign_in: bool,

    /// Threads that answer requests. One for each core is best.
    #[arg(long, env = "SOCIALE_KAART_WORKERS", value_name = "NUMBER", default_value_t = cores())]
    pub workers: usize,
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}
