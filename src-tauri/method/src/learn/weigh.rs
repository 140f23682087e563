//! The weights of the members of a stack: not negative, held towards equal ones, for the sum that tells unseen rows best.

use super::float::{float, sigmoid};

/// By Newton's method on the logistic loss, one weight after the other within each step.
pub(super) fn weigh(members: &[Vec<f64>], happy: &[bool], hold: f64) -> Vec<f64> {
    let m = members.len();
    let n = happy.len();
    let equal = 1.0 / float(m.max(1));
    let mut weights = vec![equal; m];
    let mut constant = 0.0;
    let at = |k: usize, i: usize| if k < m { members[k][i] } else { 1.0 };
    for _ in 0..30 {
        let (mut w, mut g) = (vec![0.0; n], vec![0.0; n]);
        for i in 0..n {
            let x: f64 = constant + (0..m).map(|k| weights[k] * members[k][i]).sum::<f64>();
            let p = sigmoid(x);
            w[i] = (p * (1.0 - p)).max(1e-4);
            g[i] = f64::from(u8::from(happy[i])) - p;
        }
        let mut hessian = vec![vec![0.0; m + 1]; m + 1];
        let mut pull = vec![0.0; m + 1];
        for k in 0..=m {
            pull[k] = (0..n).map(|i| g[i] * at(k, i)).sum();
            for (l, value) in hessian[k].iter_mut().enumerate() {
                *value = (0..n).map(|i| w[i] * at(k, i) * at(l, i)).sum();
            }
        }
        for k in 0..m {
            pull[k] -= hold * (weights[k] - equal);
            hessian[k][k] += hold;
        }
        let mut step = vec![0.0; m + 1];
        for _ in 0..200 {
            let mut moved = 0.0_f64;
            for k in 0..=m {
                let rest: f64 = (0..=m).filter(|&l| l != k).map(|l| hessian[k][l] * step[l]).sum();
                let mut value = (pull[k] - rest) / hessian[k][k].max(1e-9);
                if k < m {
                    value = value.max(-weights[k]);
                }
                moved = moved.max((value - step[k]).abs());
                step[k] = value;
            }
            if moved < 1e-8 {
                break;
            }
        }
        let mut moved = 0.0_f64;
        for k in 0..m {
            weights[k] = (weights[k] + step[k]).max(0.0);
            moved = moved.max(step[k].abs());
        }
        constant += step[m];
        if moved < 1e-6 {
            break;
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_that_tells_gets_the_weight_and_none_is_negative() {
        let happy: Vec<bool> = (0..400).map(|i| i % 3 == 0).collect();
        let good: Vec<f64> = happy.iter().enumerate().map(|(i, &h)| if h == (i % 5 != 0) { 1.0 } else { -1.0 }).collect();
        let noise: Vec<f64> = (0..400).map(|i| if (i / 7) % 2 == 0 { 1.0 } else { -1.0 }).collect();
        let wrong: Vec<f64> = good.iter().map(|g| -g).collect();
        let weights = weigh(&[good, noise, wrong], &happy, 1.0);
        assert!(weights[0] > 1.0 && weights[1] < 0.2 && weights[2] < 1e-9, "{weights:?}");
        // With a strong hold all stay as they were.
        let held = weigh(&[vec![1.0, -1.0], vec![-1.0, 1.0]], &[true, false], 1e9);
        assert!((held[0] - 0.5).abs() < 1e-6 && (held[1] - 0.5).abs() < 1e-6);
    }
}
