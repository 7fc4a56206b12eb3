"""The convolutional autoencoder of the Keras examples in PyTorch: the same layers, start, optimizer
and batches as ours. usage: conv.py FOLDER_WITH_MNIST_IDX_GZ EPOCHS SEED; prints the test loss, mean
over pixels in nats."""
import gzip, os, sys, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F

folder, epochs, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def images(name):
    with gzip.open(os.path.join(folder, name)) as file:
        pixels = np.frombuffer(file.read(), np.uint8, offset=16)
    return torch.from_numpy(pixels.reshape(-1, 1, 28, 28).astype(np.float32) / 255)


class Up(nn.Module):
    """A transposed convolution with stride 2 to twice the extents, padded as in Keras."""

    def __init__(self):
        super().__init__()
        self.transposed = nn.ConvTranspose2d(32, 32, 3, stride=2)

    def forward(self, x):
        return self.transposed(x)[:, :, :-1, :-1]


def start(module):
    if isinstance(module, (nn.Conv2d, nn.ConvTranspose2d)):
        nn.init.xavier_uniform_(module.weight)
        nn.init.zeros_(module.bias)


torch.manual_seed(seed)
train, test = images("train-images-idx3-ubyte.gz"), images("t10k-images-idx3-ubyte.gz")
model = nn.Sequential(
    nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(32, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    Up(), nn.ReLU(), Up(), nn.ReLU(), nn.Conv2d(32, 1, 3, padding=1))
model.apply(start)
assert sum(p.numel() for p in model.parameters()) == 28353
adam = torch.optim.Adam(model.parameters(), lr=1e-3, eps=1e-7)
begun = time.time()
for epoch in range(epochs):
    order = torch.randperm(len(train))
    for i in range(0, len(train), 128):
        batch = train[order[i:i + 128]]
        adam.zero_grad(set_to_none=True)
        F.binary_cross_entropy_with_logits(model(batch), batch).backward()
        adam.step()
seconds = time.time() - begun
with torch.no_grad():
    parts = [F.binary_cross_entropy_with_logits(model(x), x).item() for x in test.split(1000)]
print(f"pytorch denoising seed={seed} test_loss={np.mean(parts):.5f} seconds={seconds:.1f} version={torch.__version__}")
