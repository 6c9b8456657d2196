//! The files of `web/dist`, carried in the binary: styles, scripts, icons. Their address holds a fingerprint of their
//! content, so that a browser keeps them for a year and still never sees an old one.

use std::collections::HashMap;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use rust_embed::RustEmbed;

use super::problem::Problem;
use super::view::Assets;

#[derive(RustEmbed)]
#[folder = "web/dist/"]
#[exclude = "*.map"]
struct Dist;

/// Letters of the fingerprint in an address.
const FINGERPRINT: usize = 10;

/// One file as it is sent.
struct File {
    content: web::Bytes,
    gzip: Option<web::Bytes>,
    kind: String,
    mark: String,
}

/// All files by name, read once.
pub struct Files {
    by_name: HashMap<String, File>,
    assets: Assets,
}

impl Files {
    /// Reads the carried files; a name ending in `.gz` is the packed form of the name before it.
    pub fn carried() -> Self {
        let names = Dist::iter().filter(|name| !name.ends_with(".gz"));
        let file = |name: &str| {
            let found = Dist::get(name)?;
            let mark: String = found.metadata.sha256_hash().iter().map(|byte| format!("{byte:02x}")).collect();
            let gzip = Dist::get(&format!("{name}.gz")).map(|packed| packed.data.into_owned().into());
            let kind = kind(name, found.metadata.mimetype());
            Some(File {
                content: found.data.into_owned().into(),
                gzip,
                kind,
                mark: mark.chars().take(FINGERPRINT).collect(),
            })
        };
        let by_name: HashMap<String, File> = names.filter_map(|name| Some((name.to_string(), file(&name)?))).collect();
        let address = |(name, file): (&String, &File)| (name.clone(), format!("/static/{}/{name}", file.mark));
        Self { assets: Assets::new(by_name.iter().map(address)), by_name }
    }

    /// The addresses of all files.
    pub fn assets(&self) -> Assets {
        self.assets.clone()
    }
}

fn kind(name: &str, guessed: &str) -> String {
    let text = guessed.starts_with("text/") || name.ends_with(".js") || name.ends_with(".svg");
    if text { format!("{guessed}; charset=utf-8") } else { guessed.to_owned() }
}

/// `GET /static/{mark}/{name}`: a carried file. An old mark gives the present file, for pages that are still open.
pub async fn show(
    files: web::Data<Files>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (mark, name) = path.into_inner();
    let file = files.by_name.get(&name).ok_or(Problem::NotFound)?;
    let packed = file.gzip.as_ref().filter(|_| takes_gzip(&request));
    let keep = if mark == file.mark { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut answer = HttpResponse::Ok();
    answer.insert_header((header::CONTENT_TYPE, file.kind.as_str()));
    answer.insert_header((header::CACHE_CONTROL, keep)).insert_header((header::VARY, "Accept-Encoding"));
    Ok(match packed {
        Some(packed) => answer.insert_header((header::CONTENT_ENCODING, "gzip")).body(packed.clone()),
        None => answer.body(file.content.clone()),
    })
}

fn takes_gzip(request: &HttpRequest) -> bool {
    request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("gzip"))
}
