//! Fisher's exact test of a two-by-two table, and the interval of a difference of two shares.

/// Fisher's exact test, two-sided, for tables of up to so many slides.
#[derive(Debug, Clone)]
pub struct Exact {
    /// The logarithm of the factorial of each number.
    factorial: Vec<f64>,
}

impl Exact {
    /// For tables whose cells sum to at most this.
    #[must_use]
    pub fn new(most: u32) -> Self {
        let mut sum = 0.0;
        let logs = (1..=most).map(|n| {
            sum += libm::log(f64::from(n));
            sum
        });
        Self { factorial: std::iter::once(0.0).chain(logs).collect() }
    }

    fn ln_choose(&self, n: u32, k: u32) -> f64 {
        let of = |n: u32| usize::try_from(n).ok().and_then(|n| self.factorial.get(n)).copied().unwrap_or(f64::NAN);
        of(n) - of(k) - of(n - k)
    }

    /// How often chance alone gives a table with these margins that is at most as likely as this one: `seen` of `all` on either side.
    /// 1 where there is nothing to compare, or the table has more than the numbers that this was made for.
    #[must_use]
    pub fn p(&self, seen: [u32; 2], all: [u32; 2]) -> f64 {
        let [a, b] = [seen[0].min(all[0]), seen[1].min(all[1])];
        let (k, n) = (a + b, all[0] + all[1]);
        if all.contains(&0) || k == 0 || k == n || usize::try_from(n).is_ok_and(|n| n >= self.factorial.len()) {
            return 1.0;
        }
        let whole = self.ln_choose(n, k);
        let chance = |x: u32| libm::exp(self.ln_choose(all[0], x) + self.ln_choose(all[1], k - x) - whole);
        // Tables that are as likely as this one but for rounding count as such; R does the same.
        let limit = chance(a) * (1.0 + 1e-7);
        let sum: f64 = (k.saturating_sub(all[1])..=k.min(all[0])).map(chance).filter(|p| *p <= limit).sum();
        sum.min(1.0)
    }
}

/// The 95 % interval of the difference of two shares, by Wilson's intervals of each (Newcombe's method 10).
#[must_use]
pub fn difference(seen: [u32; 2], all: [u32; 2]) -> Option<(f64, f64)> {
    if all.contains(&0) {
        return None;
    }
    let wilson = |x: u32, n: u32| {
        const Z: f64 = 1.959_963_984_540_054;
        let (x, n) = (f64::from(x), f64::from(n));
        let (middle, spread) = (2.0 * x + Z * Z, Z * (Z * Z + 4.0 * x * (1.0 - x / n)).sqrt());
        let whole = 2.0 * (n + Z * Z);
        (x / n, (middle - spread) / whole, (middle + spread) / whole)
    };
    let (p, low, high) = wilson(seen[0], all[0]);
    let (q, low_q, high_q) = wilson(seen[1], all[1]);
    let d = p - q;
    Some((d - libm::hypot(p - low, high_q - q), d + libm::hypot(high - p, q - low_q)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(found: f64, known: f64, digits: f64) {
        assert!((found - known).abs() < digits, "{found} is not {known}");
    }

    #[test]
    fn published_tables() {
        let exact = Exact::new(100);
        // The lady tasting tea: 3 of 4 right.
        near(exact.p([3, 1], [4, 4]), 0.485_714_285_714, 1e-9);
        // R, ?fisher.test: the convictions of twins (2 of 17 dizygotic, 10 of 13 monozygotic), two-sided p = 0.0005367.
        near(exact.p([2, 10], [17, 13]), 0.000_536_7, 5e-8);
        // By hand: 5 of 5 against 1 of 5 is 2 · 5 / 210, 5 against 0 is 2 / 252.
        near(exact.p([5, 1], [5, 5]), 10.0 / 210.0, 1e-12);
        near(exact.p([5, 0], [5, 5]), 2.0 / 252.0, 1e-12);
        near(exact.p([0, 0], [5, 5]), 1.0, 1e-12);
        near(exact.p([3, 0], [5, 0]), 1.0, 1e-12);
    }

    #[test]
    fn newcombes_intervals() {
        // Newcombe 1998, table II: 56/70 - 48/80 is 0.0524 to 0.3339; 9/10 - 3/10 is 0.1705 to 0.8090; 10/10 - 0/20 is 0.6791 to 1.
        for (seen, all, known) in
            [([56, 48], [70, 80], (0.0524, 0.3339)), ([9, 3], [10, 10], (0.1705, 0.8090)), ([10, 0], [10, 20], (0.6791, 1.0))]
        {
            let (low, high) = difference(seen, all).unwrap();
            near(low, known.0, 5e-5);
            near(high, known.1, 5e-5);
        }
        assert_eq!(difference([1, 0], [1, 0]), None);
    }

    proptest! {
        #[test]
        fn sides_may_be_swapped_and_nothing_leaves_its_bounds(n in 0u32..60, m in 0u32..60, a in 0u32..60, b in 0u32..60) {
            let (a, b) = (a.min(n), b.min(m));
            let exact = Exact::new(n + m);
            let p = exact.p([a, b], [n, m]);
            assert!((0.0..=1.0).contains(&p));
            assert!((p - exact.p([b, a], [m, n])).abs() < 1e-9);
            assert!((p - exact.p([n - a, m - b], [n, m])).abs() < 1e-9);
            if let Some((low, high)) = difference([a, b], [n, m]) {
                assert!((-1.0 - 1e-9..=1.0 + 1e-9).contains(&low) && low <= high && high <= 1.0 + 1e-9);
            }
        }
    }
}
