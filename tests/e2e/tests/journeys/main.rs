//! What people do with the app, on the real app.

mod opens;
