//! Weights: thousandths that always sum to exactly 1000 (S1).

/// What all weights sum to.
pub const WHOLE: u16 = 1000;

/// Shares `total` out in proportion to `parts` by largest remainders: the result sums to exactly `total`. Ties go to the
/// earlier part. With all parts zero, the shares are as equal as integers allow.
#[must_use]
pub fn apportion(parts: &[u64], total: u16) -> Vec<u16> {
    if parts.is_empty() {
        return Vec::new();
    }
    let sum: u128 = parts.iter().map(|&p| u128::from(p)).sum();
    let ones = vec![1u64; parts.len()];
    let (parts, sum) = if sum == 0 { (&ones[..], parts.len() as u128) } else { (parts, sum) };
    let mut shares: Vec<u16> = Vec::with_capacity(parts.len());
    let mut remainders: Vec<(u128, usize)> = Vec::with_capacity(parts.len());
    for (at, &part) in parts.iter().enumerate() {
        let exact = u128::from(part) * u128::from(total);
        shares.push(u16::try_from(exact / sum).unwrap_or(total));
        remainders.push((exact % sum, at));
    }
    let given: u32 = shares.iter().map(|&s| u32::from(s)).sum();
    let left = usize::try_from(u32::from(total).saturating_sub(given)).unwrap_or(0);
    remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    for &(_, at) in remainders.iter().take(left) {
        shares[at] += 1;
    }
    shares
}

/// Sets one weight and lets the others adjust in proportion, so that the sum stays 1000. Locked ones keep theirs; the new
/// weight is held at what they leave. With nothing left to adjust, the weights stay as they are.
#[must_use]
pub fn with_weight(weights: &[u16], locked: &[bool], at: usize, weight: u16) -> Vec<u16> {
    let is_locked = |i: usize| locked.get(i).copied().unwrap_or(false);
    let free: Vec<usize> = (0..weights.len()).filter(|&i| i != at && !is_locked(i)).collect();
    if at >= weights.len() || free.is_empty() {
        return weights.to_vec();
    }
    let kept: u16 = (0..weights.len()).filter(|&i| i != at && is_locked(i)).map(|i| weights[i]).sum();
    let room = WHOLE.saturating_sub(kept);
    let weight = weight.min(room);
    let parts: Vec<u64> = free.iter().map(|&i| u64::from(weights[i])).collect();
    let mut adjusted = weights.to_vec();
    adjusted[at] = weight;
    for (share, &i) in apportion(&parts, room - weight).into_iter().zip(&free) {
        adjusted[i] = share;
    }
    adjusted
}

/// Makes all weights that are not locked as equal as integers allow.
#[must_use]
pub fn equal(weights: &[u16], locked: &[bool]) -> Vec<u16> {
    let is_locked = |i: usize| locked.get(i).copied().unwrap_or(false);
    let free: Vec<usize> = (0..weights.len()).filter(|&i| !is_locked(i)).collect();
    let kept: u16 = (0..weights.len()).filter(|&i| is_locked(i)).map(|i| weights[i]).sum();
    let mut equal = weights.to_vec();
    for (share, &i) in apportion(&vec![1; free.len()], WHOLE.saturating_sub(kept)).into_iter().zip(&free) {
        equal[i] = share;
    }
    equal
}

/// Gives the `members` together a total and lets the others adjust, both in proportion, so that the sum stays 1000. Locked ones keep
/// theirs; the total is held at what they leave. Where either side has nothing free to adjust, the weights stay as they are.
#[must_use]
pub fn with_total(weights: &[u16], locked: &[bool], members: &[bool], total: u16) -> Vec<u16> {
    let is_locked = |i: usize| locked.get(i).copied().unwrap_or(false);
    let side = |inside: bool| -> (Vec<usize>, u16) {
        let of: Vec<usize> = (0..weights.len()).filter(|&i| members.get(i).copied().unwrap_or(false) == inside).collect();
        let kept = of.iter().filter(|&&i| is_locked(i)).map(|&i| weights[i]).sum();
        (of.into_iter().filter(|&i| !is_locked(i)).collect(), kept)
    };
    let ((inner, kept_in), (outer, kept_out)) = (side(true), side(false));
    if inner.is_empty() || outer.is_empty() {
        return weights.to_vec();
    }
    let total = total.min(WHOLE.saturating_sub(kept_out)).max(kept_in);
    let mut adjusted = weights.to_vec();
    for (free, room) in [(&inner, total - kept_in), (&outer, WHOLE.saturating_sub(total).saturating_sub(kept_out))] {
        let parts: Vec<u64> = free.iter().map(|&i| u64::from(weights[i])).collect();
        for (share, &i) in apportion(&parts, room).into_iter().zip(free) {
            adjusted[i] = share;
        }
    }
    adjusted
}

/// Brings weights of any sum to 1000, in proportion.
#[must_use]
pub fn to_whole(weights: &[u16]) -> Vec<u16> {
    let parts: Vec<u64> = weights.iter().map(|&w| u64::from(w)).collect();
    apportion(&parts, WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn remainders_go_to_the_largest_first() {
        assert_eq!(apportion(&[1, 1, 1], 1000), [334, 333, 333]);
        assert_eq!(apportion(&[0, 0], 1000), [500, 500]);
        assert_eq!(apportion(&[], 1000), Vec::<u16>::new());
        assert_eq!(with_weight(&[500, 300, 200], &[], 0, 100), [100, 540, 360]);
        assert_eq!(with_weight(&[500, 300, 200], &[false, true, false], 0, 900), [700, 300, 0]);
        assert_eq!(with_weight(&[1000], &[], 0, 10), [1000]);
    }

    #[test]
    fn all_equal_but_the_locked() {
        assert_eq!(equal(&[700, 200, 100], &[]), [334, 333, 333]);
        assert_eq!(equal(&[700, 200, 100], &[true]), [700, 150, 150]);
        assert_eq!(equal(&[1000], &[true]), [1000]);
    }

    #[test]
    fn a_group_gets_its_total() {
        let group = [true, true, false, false];
        assert_eq!(with_total(&[300, 100, 400, 200], &[], &group, 200), [150, 50, 533, 267]);
        assert_eq!(with_total(&[300, 100, 400, 200], &[true], &group, 200), [300, 0, 467, 233]);
        assert_eq!(with_total(&[300, 100, 400, 200], &[false, false, true], &group, 900), [450, 150, 400, 0]);
        assert_eq!(with_total(&[300, 700], &[], &[true, true], 200), [300, 700]);
    }

    proptest! {
        #[test]
        fn always_sums_to_the_whole(parts in prop::collection::vec(0u64..10_000_000_000, 1..60)) {
            let shares = apportion(&parts, WHOLE);
            prop_assert_eq!(shares.iter().map(|&s| u32::from(s)).sum::<u32>(), 1000);
        }

        #[test]
        fn one_change_keeps_the_sum_and_the_locks(
            parts in prop::collection::vec(0u64..1000, 2..30),
            locks in prop::collection::vec(any::<bool>(), 30),
            at in 0usize..30, weight in 0u16..1200,
        ) {
            let weights = apportion(&parts, WHOLE);
            let at = at % weights.len();
            let changed = with_weight(&weights, &locks, at, weight);
            prop_assert_eq!(changed.iter().map(|&s| u32::from(s)).sum::<u32>(), 1000);
            for i in 0..weights.len() {
                if i != at && locks[i] { prop_assert_eq!(changed[i], weights[i]); }
            }
        }

        #[test]
        fn equal_shares_and_group_totals_keep_the_sum_and_the_locks(
            parts in prop::collection::vec(0u64..1000, 1..30),
            locks in prop::collection::vec(any::<bool>(), 30),
            members in prop::collection::vec(any::<bool>(), 30),
            total in 0u16..1200,
        ) {
            let weights = apportion(&parts, WHOLE);
            for changed in [equal(&weights, &locks), with_total(&weights, &locks, &members, total)] {
                prop_assert_eq!(changed.iter().map(|&s| u32::from(s)).sum::<u32>(), 1000);
                for i in 0..weights.len() {
                    if locks[i] { prop_assert_eq!(changed[i], weights[i]); }
                }
            }
        }
    }
}
