//! Every address with the function that answers it, one line each.

use actix_web::dev::HttpServiceFactory;
use actix_web::{FromRequest, Handler, HttpResponse, Resource, Responder, web};

use super::api;
use super::files;
use super::pages::{calendar, compare, gaps, handout, home, list, search, service, texts};
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
        .service(get("/tekorten", gaps::show))
        .service(get("/tekorten/wijk/{code}", gaps::wijk))
        .service(get("/tekorten/thema/{code}", gaps::theme))
        .service(get("/tekorten/methode", gaps::method))
        .service(get("/tekorten/afdruk", gaps::sheet))
        .service(get("/tekorten/cijfers.csv", gaps::csv))
        .service(get("/tekorten/cijfers.json", gaps::json))
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

/// An address that can be read; every other method is answered with which ones can be used.
pub fn get<F, Args>(
    path: &str,
    handler: F,
) -> Resource<
    impl actix_web::dev::ServiceFactory<
        actix_web::dev::ServiceRequest,
        Config = (),
        Response = actix_web::dev::ServiceResponse,
        Error = actix_web::Error,
        InitError = (),
    >,
>
where
    F: Handler<Args> + Clone,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
    Resource: HttpServiceFactory,
{
    web::resource(path)
        .route(web::get().to(handler.clone()))
        .route(web::head().to(handler))
        .default_service(web::to(async || Err::<HttpResponse, _>(Problem::Method("GET, HEAD"))))
}
