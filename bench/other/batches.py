"""The mean of a long series with its 95 % error, from the means of 20 batches."""
from statistics import mean, stdev

STUDENT_T = 2.093   # 19 degrees of freedom, two-sided 95 %


def interval(values):
    size = len(values) // 20
    means = [mean(values[b * size:(b + 1) * size]) for b in range(20)]
    return mean(means), STUDENT_T * stdev(means) / 20 ** 0.5
