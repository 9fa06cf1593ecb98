"""How far a target is, in words."""

from jobs.digests.wording import figure_in_words, period_in_words, stage_in_words
from jobs.texts import zh
from storage.records import Figure, OwnCount, Progress, Reason, Stage, Verdict


def progress_in_words(progress: Progress) -> str:
    """2023年上半年同比增长6.1%，2023年目标同比增长7%：低于目标."""
    if progress.result is None:
        return verdict_in_words(progress)
    said = zh.PROGRESS_OF.format(
        period=_period(progress.result),
        result=figure_in_words(progress.result),
        target_period=_period(progress.target),
        target=figure_in_words(progress.target),
    )
    return said + zh.COLON + verdict_in_words(progress)


def verdict_in_words(progress: Progress) -> str:
    """已达到目标, or why it can't be said; for sums, with the shares of value and time."""
    match progress.verdict:
        case Verdict.NOT_COMPARABLE | Verdict.UNKNOWN:
            return zh.REASONS[progress.reason]
        case verdict if progress.reason is Reason.SHARE_OF_TIME and progress.done is not None:
            shares = zh.SHARES.format(done=f"{progress.done:.0%}", gone=f"{progress.gone or 0:.0%}")
            return zh.VERDICTS_BY_TIME[verdict] + zh.COMMA + shares
        case verdict if progress.reason is Reason.WHOLE_PERIOD and verdict is Verdict.BEHIND:
            return zh.NOT_REACHED
        case verdict:
            return zh.VERDICTS[verdict]


def own_count_in_words(count: OwnCount) -> str:
    """Our count, marked as such: 跟踪到的12个项目中9个已开工."""
    return zh.OWN_COUNT.format(
        total=count.total, reached=count.reached, stage=stage_in_words(Stage(count.stage))
    )


def _period(figure: Figure) -> str:
    return period_in_words(figure.period_start, figure.period_end) or zh.UNKNOWN_PERIOD
