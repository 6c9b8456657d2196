//! What supply within reach must hold whatever the map: sums are kept, and more is never less.

use proptest::prelude::*;
use sociale_kaart::gaps::{Link, two_step};

#[derive(Debug, Clone)]
struct Map {
    inhabitants: Vec<f64>,
    capacity: Vec<f64>,
    links: Vec<Link>,
}

fn map() -> impl Strategy<Value = Map> {
    (1usize..9, 1usize..6).prop_flat_map(|(places, services)| {
        let inhabitants = prop::collection::vec(prop_oneof![Just(0.0), 1.0..5_000.0], places);
        let capacity = prop::collection::vec(prop_oneof![Just(0.0), 1.0..200.0], services);
        let weights = prop::collection::vec(prop_oneof![Just(0.0), 0.01..1.0], places * services);
        (inhabitants, capacity, weights).prop_map(move |(inhabitants, capacity, weights)| {
            let link = |(index, weight)| Link { demand: index / services, supply: index % services, weight };
            Map { inhabitants, capacity, links: weights.into_iter().enumerate().map(link).collect() }
        })
    })
}

impl Map {
    fn reach(&self) -> Vec<Option<f64>> {
        two_step(&self.inhabitants, &self.capacity, &self.links)
    }

    /// The capacity of services that somebody can reach.
    fn reached(&self) -> f64 {
        let somebody = |service: usize| {
            self.links.iter().any(|l| l.supply == service && l.weight > 0.0 && self.inhabitants[l.demand] > 0.0)
        };
        self.capacity.iter().enumerate().filter(|(service, _)| somebody(*service)).map(|(_, capacity)| capacity).sum()
    }
}

fn not_less(more: &[Option<f64>], less: &[Option<f64>]) -> bool {
    more.iter().zip(less).all(|(more, less)| more.unwrap_or(0.0) >= less.unwrap_or(0.0) - 1e-9)
}

proptest! {
    #[test]
    fn inhabitants_times_reach_adds_up_to_what_can_be_reached(map in map()) {
        let sum: f64 = map.reach().iter().zip(&map.inhabitants).filter_map(|(reach, people)| Some(reach.as_ref()? * people)).sum();
        prop_assert!((sum - map.reached()).abs() < 1e-6 * (1.0 + sum));
    }

    #[test]
    fn where_nothing_is_within_reach_there_is_no_number(map in map()) {
        for (place, reach) in map.reach().into_iter().enumerate() {
            let near = map.links.iter().filter(|link| link.demand == place && link.weight > 0.0);
            let served = |service: usize| map.links.iter().any(|l| l.supply == service && l.weight > 0.0 && map.inhabitants[l.demand] > 0.0);
            prop_assert_eq!(reach.is_some(), near.into_iter().any(|link| served(link.supply)));
            prop_assert!(reach.is_none_or(|reach| reach.is_finite() && reach >= 0.0));
        }
    }

    #[test]
    fn more_capacity_never_lowers_a_value(map in map(), service in 0usize..6, more in 0.0..100.0) {
        let mut richer = map.clone();
        richer.capacity.iter_mut().skip(service).take(1).for_each(|capacity| *capacity += more);
        prop_assert!(not_less(&richer.reach(), &map.reach()));
    }

    #[test]
    fn more_inhabitants_never_raise_a_value(map in map(), place in 0usize..9, more in 0.0..1_000.0) {
        // A service around which nobody lived counts for nobody, so the first to come does raise it.
        let lived_in = map.inhabitants.get(place).is_some_and(|people| *people > 0.0);
        prop_assume!(lived_in);
        let mut fuller = map.clone();
        fuller.inhabitants[place] += more;
        prop_assert!(not_less(&map.reach(), &fuller.reach()));
    }

    #[test]
    fn splitting_a_place_in_two_changes_nothing(map in map(), place in 0usize..9, part in 0.0..1.0) {
        prop_assume!(place < map.inhabitants.len());
        let mut split = map.clone();
        let people = map.inhabitants[place];
        split.inhabitants[place] = people * part;
        split.inhabitants.push(people * (1.0 - part));
        let twin = map.inhabitants.len();
        split.links.extend(map.links.iter().filter(|link| link.demand == place).map(|link| Link { demand: twin, ..*link }));
        let (before, after) = (map.reach(), split.reach());
        for (before, after) in before.iter().chain([&before[place]]).zip(&after) {
            prop_assert!((before.unwrap_or(-1.0) - after.unwrap_or(-1.0)).abs() < 1e-9);
        }
    }
}
