"""What the latent space of a trained VAE is worth: dimensions that say something, draws that meet the data."""
