//! Supply within reach: the enhanced two-step floating catchment area method (E2SFCA; Luo and Qi 2009, "An enhanced
//! two-step floating catchment area method for measuring spatial accessibility"). Where the weights come from is
//! decided by the caller; so is what a place of capacity stands for.

/// A place of demand that a place of supply serves, and how much the way between them counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// Which place of demand.
    pub demand: usize,
    /// Which place of supply.
    pub supply: usize,
    /// From 1 (no way to go) down; at 0 or less it is out of reach.
    pub weight: f64,
}

/// Capacity within reach for one inhabitant of each place of demand; none where nothing is within reach.
///
/// Step 1: `R_j = S_j / Σ_k P_k w_kj`, a capacity divided by the weighted inhabitants around it.
/// Step 2: `A_i = Σ_j R_j w_ij`, the weighted sum of what is around a place.
/// A supply around which nobody lives serves nobody: it counts for no place.
#[must_use]
pub fn two_step(inhabitants: &[f64], capacity: &[f64], links: &[Link]) -> Vec<Option<f64>> {
    let served = sum_by_supply(inhabitants, capacity.len(), links, |_| 1.0);
    sum_by_demand(inhabitants.len(), &ratios(capacity, &served), links, |_| 1.0)
}

/// The three-step method (Wan, Zou and Sternberg 2012): as above, but people choose. With
/// `G_ij = w_ij / Σ_j w_ij`, the weight of a way is `G_ij w_ij` in both steps.
#[must_use]
pub fn three_step(inhabitants: &[f64], capacity: &[f64], links: &[Link]) -> Vec<Option<f64>> {
    let mut choices = vec![0.0; inhabitants.len()];
    for link in within_reach(links) {
        if let Some(sum) = choices.get_mut(link.demand) {
            *sum += link.weight;
        }
    }
    let chosen = |link: &Link| choices.get(link.demand).map_or(0.0, |sum| link.weight / sum);
    let served = sum_by_supply(inhabitants, capacity.len(), links, chosen);
    sum_by_demand(inhabitants.len(), &ratios(capacity, &served), links, chosen)
}

fn within_reach(links: &[Link]) -> impl Iterator<Item = &Link> {
    links.iter().filter(|link| link.weight > 0.0)
}

fn sum_by_supply(inhabitants: &[f64], supplies: usize, links: &[Link], factor: impl Fn(&Link) -> f64) -> Vec<f64> {
    let mut served = vec![0.0; supplies];
    for link in within_reach(links) {
        if let (Some(sum), Some(people)) = (served.get_mut(link.supply), inhabitants.get(link.demand)) {
            *sum += people * link.weight * factor(link);
        }
    }
    served
}

fn ratios(capacity: &[f64], served: &[f64]) -> Vec<Option<f64>> {
    capacity.iter().zip(served).map(|(capacity, people)| (*people > 0.0).then(|| capacity / people)).collect()
}

fn sum_by_demand(
    demands: usize,
    ratios: &[Option<f64>],
    links: &[Link],
    factor: impl Fn(&Link) -> f64,
) -> Vec<Option<f64>> {
    let mut reached = vec![None; demands];
    for link in within_reach(links) {
        let ratio = ratios.get(link.supply).copied().flatten();
        if let (Some(sum), Some(ratio)) = (reached.get_mut(link.demand), ratio) {
            *sum = Some(sum.unwrap_or(0.0) + ratio * link.weight * factor(link));
        }
    }
    reached
}
