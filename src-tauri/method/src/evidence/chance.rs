//! Chance that is the same on every machine: seeded, whole numbers only.

/// A generator of numbers: xoshiro256** of D. Blackman and S. Vigna, seeded by splitmix64. The same seed gives the same numbers, so the
/// first so many draws of a longer run are those of a shorter one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chance {
    state: [u64; 4],
}

impl Chance {
    /// From a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let mut mix = seed;
        let state = std::array::from_fn(|_| {
            mix = mix.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = mix;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^ (z >> 31)
        });
        Self { state }
    }

    /// The next 64 bits.
    pub const fn bits(&mut self) -> u64 {
        let [a, b, c, d] = &mut self.state;
        let result = b.wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let shifted = *b << 17;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= shifted;
        *d = d.rotate_left(45);
        result
    }

    /// A whole number below `bound`, each as likely as the other (D. Lemire's multiplication with rejection); 0 where `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = bound as u64;
        loop {
            let product = u128::from(self.bits()) * u128::from(bound);
            #[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
            let low = product as u64;
            if low >= bound || low >= bound.wrapping_neg() % bound.max(1) {
                return usize::try_from(product >> 64).unwrap_or(0);
            }
        }
    }

    /// A number from 0 to below 1, in steps of 2^-53.
    pub fn unit(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits are exact")]
        let top = (self.bits() >> 11) as f64;
        top / 9_007_199_254_740_992.0
    }

    /// A number of the standard normal distribution (G. Marsaglia's polar method).
    pub fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.unit() - 1.0, 2.0 * self.unit() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                return x * (-2.0 * libm::log(square) / square).sqrt();
            }
        }
    }

    /// Puts these in an order by chance (R. Durstenfeld's shuffle).
    pub fn shuffle<T>(&mut self, of: &mut [T]) {
        for last in (1..of.len()).rev() {
            of.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of the authors' C code: xoshiro256starstar.c with the state 1, 2, 3, 4 (as in the tests of `rand_xoshiro`), and
    /// splitmix64.c with the state 1477776061723855037.
    #[test]
    fn as_the_authors_have_it() {
        let mut chance = Chance { state: [1, 2, 3, 4] };
        let first: Vec<u64> = (0..6).map(|_| chance.bits()).collect();
        let known = [11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600];
        assert_eq!(first, known);
        let seeded = Chance::new(1_477_776_061_723_855_037).state;
        let known = [1_985_237_415_132_408_290, 2_979_275_885_539_914_483, 13_511_426_838_097_143_398, 8_488_337_342_461_049_707];
        assert_eq!(seeded, known);
    }

    #[test]
    fn every_number_is_as_likely_and_nothing_leaves_its_bounds() {
        let mut chance = Chance::new(7);
        let mut counts = [0u32; 6];
        for _ in 0..60_000 {
            counts[chance.below(6)] += 1;
        }
        // Chi-square with 5 degrees of freedom stays below 20.5 in 999 of 1000 draws.
        let square: f64 = counts.iter().map(|&c| (f64::from(c) - 10_000.0).powi(2) / 10_000.0).sum();
        assert!(square < 20.5, "{counts:?}");
        assert_eq!((chance.below(0), chance.below(1)), (0, 0));
        assert!((0..10_000).map(|_| chance.unit()).all(|u| (0.0..1.0).contains(&u)));
        let normals: Vec<f64> = (0..20_000).map(|_| chance.normal()).collect();
        let mean = normals.iter().sum::<f64>() / 20_000.0;
        let spread = normals.iter().map(|x| x * x).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03 && (spread - 1.0).abs() < 0.04, "{mean} {spread}");
        let mut order: Vec<u8> = (0..20).collect();
        chance.shuffle(&mut order);
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert_ne!(order, sorted);
        assert_eq!(sorted, (0..20).collect::<Vec<u8>>());
    }
}
