//! Every address with the function that answers it, one line each.

use std::future::ready;

use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::{Error, FromRequest, Handler, HttpResponse, Resource, Responder, Route, web};

use super::api;
use super::files;
use super::pages::{
    calendar, compare, gaps, group, handout, home, letter, list, mine, question, search, service, sign_in, signals,
    texts,
};
use super::problem::Problem;

/// All routes of the service.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(get("/", home::show))
        .service(get("/zoeken", search::show))
        .service(get("/zoeken/punten", search::points))
        .service(get("/voorziening/{slug}", service::show))
        .service(get("/voorziening/{slug}/agenda.ics", calendar::show))
        .service(get("/vergelijken", compare::show))
        .service(get("/lijst", list::show))
        .service(get("/lijst/afdruk", handout::show))
        .service(get("/themas", home::themes))
        .service(form("/inloggen", sign_in::show, sign_in::enter))
        .service(post("/uitloggen", sign_in::leave))
        .service(get("/mijn", mine::show))
        .service(form("/hulpvragen", group::list, question::keep))
        .service(form("/hulpvragen/nieuw", question::empty, question::filled))
        .service(form("/hulpvragen/groepen", group::onward, group::make))
        .service(form("/hulpvragen/groepen/{id}", group::show, group::change))
        .service(get("/hulpvragen/{id}", question::kept))
        .service(post("/hulpvragen/{id}/bij", question::join))
        .service(get("/tekorten", gaps::show))
        .service(get("/tekorten/wijk/{code}", gaps::wijk))
        .service(get("/tekorten/thema/{code}", gaps::theme))
        .service(get("/tekorten/methode", gaps::method))
        .service(get("/tekorten/afdruk", gaps::sheet))
        .service(get("/tekorten/cijfers.csv", gaps::csv))
        .service(get("/tekorten/cijfers.json", gaps::json))
        .service(get("/signalen", signals::board))
        .service(form("/signalen/nieuw", signals::empty, signals::make))
        .service(form("/signalen/{id}", signals::show, signals::change))
        .service(post("/signalen/{id}/antwoord", signals::answer))
        .service(form("/brief/aanmelden", letter::wish, letter::subscribe))
        .service(post("/brief/afmelden", letter::stop))
        .service(get("/brief/{maand}", letter::show))
        .service(get("/over", texts::about))
        .service(get("/privacy", texts::privacy))
        .service(get("/toegankelijkheid", texts::accessibility))
        .service(get("/api", texts::api))
        .service(get("/gezond", texts::health))
        .service(get("/robots.txt", texts::robots))
        .service(get("/.well-known/security.txt", texts::security))
        .service(get("/static/municipality.css", texts::colours))
        .service(get("/static/{mark}/{name:.+}", files::show))
        .service(api::routes())
        .default_service(web::to(async || Err::<HttpResponse, _>(Problem::NotFound)));
}

/// An address that can be read.
pub fn get<F, Args>(path: &str, show: F) -> Resource<impl Answers>
where
    F: Handler<Args> + Clone,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    only(path, "GET, HEAD", [web::get().to(show.clone()), web::head().to(show)])
}

/// An address to which something is sent.
pub fn post<F, Args>(path: &str, take: F) -> Resource<impl Answers>
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    only(path, "POST", [web::post().to(take)])
}

/// An address with a form: it is shown, and sent back to the same address.
pub fn form<F, Args, G, Sent>(path: &str, show: F, take: G) -> Resource<impl Answers>
where
    F: Handler<Args> + Clone,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
    G: Handler<Sent>,
    Sent: FromRequest + 'static,
    G::Output: Responder + 'static,
{
    let routes = [web::get().to(show.clone()), web::head().to(show), web::post().to(take)];
    only(path, "GET, HEAD, POST", routes)
}

/// Every other method is answered with which ones can be used.
fn only(path: &str, methods: &'static str, routes: impl IntoIterator<Item = Route>) -> Resource<impl Answers> {
    let resource = routes.into_iter().fold(web::resource(path), Resource::route);
    resource.default_service(web::to(move || ready(Err::<HttpResponse, _>(Problem::Method(methods)))))
}

/// What a resource is made of; a name for a long type.
pub trait Answers:
    ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse, Error = Error, InitError = ()> + 'static
{
}

impl<T> Answers for T where
    T: ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse, Error = Error, InitError = ()> + 'static
{
}
