//! Floating point that gives the same digits on every machine: only operations that IEEE 754 rounds exactly, in a fixed order. The
//! system's own `exp` and `ln` differ between platforms in the last digit.

/// A count as a float.
pub(super) const fn float(count: usize) -> f64 {
    count as f64
}

const LN2_HIGH: f64 = 0.693_147_180_369_123_8;
const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// e to the power of `x`, held at ±700.
pub(super) fn exp(x: f64) -> f64 {
    let x = x.clamp(-700.0, 700.0);
    let turns = (x * std::f64::consts::LOG2_E).round();
    let r = (x - turns * LN2_HIGH) - turns * LN2_LOW;
    // Taylor to the twelfth power: |r| ≤ ln 2 / 2.
    let mut sum = 1.0 / 479_001_600.0;
    for factor in [
        1.0 / 39_916_800.0,
        1.0 / 3_628_800.0,
        1.0 / 362_880.0,
        1.0 / 40_320.0,
        1.0 / 5_040.0,
        1.0 / 720.0,
        1.0 / 120.0,
        1.0 / 24.0,
        1.0 / 6.0,
        0.5,
        1.0,
        1.0,
    ] {
        sum = sum * r + factor;
    }
    // Two to a power from -1010 to 1010, as the bits of a float.
    sum * f64::from_bits(((1023 + turns as i64) as u64) << 52)
}

/// The natural logarithm of a positive normal number; what is not positive gives that of the smallest.
pub(super) fn ln(x: f64) -> f64 {
    let x = x.max(f64::MIN_POSITIVE);
    let bits = x.to_bits();
    let mut power = ((bits >> 52) & 0x7ff) as i64 - 1023;
    let mut m = f64::from_bits((bits & 0x000f_ffff_ffff_ffff) | (1023 << 52));
    if m > std::f64::consts::SQRT_2 {
        m /= 2.0;
        power += 1;
    }
    let s = (m - 1.0) / (m + 1.0);
    let square = s * s;
    let mut sum = 0.0;
    for k in (0..11).rev() {
        sum = sum * square + 1.0 / float(2 * k + 1);
    }
    power as f64 * LN2_HIGH + (2.0 * s * sum + power as f64 * LN2_LOW)
}

/// 1 / (1 + e^-x).
pub(super) fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + exp(-x))
}

/// ln(1 + e^x).
pub(super) fn softplus(x: f64) -> f64 {
    if x > 30.0 { x } else { ln(1.0 + exp(x)) }
}

/// ln(p / (1 - p)).
pub(super) fn logit(p: f64) -> f64 {
    ln(p / (1.0 - p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_library_has_it() {
        for i in -6000..6000 {
            let x = f64::from(i) * 0.1037;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-14, "{x}");
            let y = x.exp();
            assert!((ln(y) - y.ln()).abs() < 1e-14 * y.ln().abs().max(1.0), "{y}");
        }
        assert!((ln(1.0) - 0.0).abs() < 1e-300);
        assert!((logit(sigmoid(1.7)) - 1.7).abs() < 1e-14);
    }
}
