//! The nearest values that only rise, or only fall: pooling adjacent violators (M. Ayer and others, An empirical distribution function for
//! sampling with incomplete information, Annals of Mathematical Statistics 26 (1955) 641-647).

/// Which way values go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

impl Way {
    /// The way these go; nothing where they go both ways, or none.
    pub fn of(values: &[f64]) -> Option<Self> {
        let (up, down) = (values.is_sorted(), values.iter().rev().is_sorted());
        match (up, down) {
            (true, false) => Some(Self::Up),
            (false, true) => Some(Self::Down),
            _ => None,
        }
    }

    /// The other way.
    pub const fn turned(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }
}

/// The values nearest to these, by weighted squares, that go one way. A value of no weight takes that of its neighbours.
pub(super) fn rising(values: &[f64], weights: &[f64], way: Way) -> Vec<f64> {
    let sign = if way == Way::Up { 1.0 } else { -1.0 };
    // Each block: mean, weight, how many values.
    let mut blocks: Vec<(f64, f64, usize)> = Vec::with_capacity(values.len());
    for (&value, &weight) in values.iter().zip(weights) {
        blocks.push((value * sign, weight, 1));
        while let [.., before, last] = blocks.as_mut_slice() {
            let pools = before.0 > last.0 || before.1 <= 0.0 || last.1 <= 0.0;
            if !pools {
                break;
            }
            let weight = before.1 + last.1;
            let mean = if weight > 0.0 { (before.0 * before.1 + last.0 * last.1) / weight } else { before.0 };
            *before = (mean, weight, before.2 + last.2);
            blocks.pop();
        }
    }
    blocks.into_iter().flat_map(|(mean, _, count)| std::iter::repeat_n(mean * sign, count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // 3 and 1 of equal weight meet at 2; 2 and 5 stay.
        assert_eq!(rising(&[3.0, 1.0, 5.0], &[1.0, 1.0, 1.0], Way::Up), [2.0, 2.0, 5.0]);
        assert_eq!(rising(&[3.0, 1.0, 5.0], &[1.0, 1.0, 1.0], Way::Down), [3.0, 3.0, 3.0]);
        assert_eq!(rising(&[4.0, 1.0], &[1.0, 2.0], Way::Up), [2.0, 2.0]);
        // What nobody has says nothing.
        assert_eq!(rising(&[9.0, 1.0, 2.0], &[0.0, 1.0, 1.0], Way::Up), [1.0, 1.0, 2.0]);
        assert_eq!(rising(&[], &[], Way::Up), Vec::<f64>::new());
        assert_eq!(Way::of(&[1.0, 1.0, 2.0]), Some(Way::Up));
        assert_eq!(Way::of(&[1.0, 1.0]), None);
        assert_eq!(Way::of(&[1.0, 3.0, 2.0]), None);
    }
}
