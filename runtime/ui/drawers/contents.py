"""Which panels there are, by drawers and slots."""

from __future__ import annotations

from latentwalk.runtime.ui.desk.panels import LeftEdge, LowerEdge, MousePanel, RightEdge, UpperEdge
from latentwalk.runtime.ui.drawers.help import HelpPanel
from latentwalk.runtime.ui.drawers.rail import RailPanel
from latentwalk.runtime.ui.menu import KeyboardPanel, NoticePanel
from latentwalk.runtime.ui.mistakes.gallery import GalleryPanel
from latentwalk.runtime.ui.mistakes.pairs import MistakesPanel
from latentwalk.runtime.ui.panel import Panel
from latentwalk.runtime.ui.probe import ProbePanel, ReadingPanel
from latentwalk.runtime.ui.regions import RegionsPanel
from latentwalk.runtime.ui.room.hints import HintsPanel
from latentwalk.runtime.ui.rows_picked import ArithmeticPanel, DetailsPanel, SelectionPanel
from latentwalk.runtime.ui.rows_shown import ColorsPanel, LayoutsPanel, LegendPanel, PointsPanel, ShellsPanel
from latentwalk.runtime.ui.state.filters import FilterPanel
from latentwalk.runtime.ui.state.strip import StripPanel
from latentwalk.runtime.ui.state.views import ViewsPanel
from latentwalk.runtime.ui.statistics import StatisticsPanel
from latentwalk.runtime.ui.timeline.panel import TimelinePanel
from latentwalk.runtime.ui.walk import ToolsPanel

#: Every panel, from top to bottom of its slot; drawers are in the order of their first panels.
PANELS: tuple[type[Panel], ...] = (
    RailPanel,
    MousePanel,
    ColorsPanel,
    LegendPanel,
    FilterPanel,
    PointsPanel,
    LayoutsPanel,
    ShellsPanel,
    MistakesPanel,
    RegionsPanel,
    SelectionPanel,
    ArithmeticPanel,
    StatisticsPanel,
    ToolsPanel,
    ProbePanel,
    ViewsPanel,
    HelpPanel,
    ReadingPanel,
    DetailsPanel,
    GalleryPanel,
    TimelinePanel,
    KeyboardPanel,
    HintsPanel,
    StripPanel,
    LeftEdge,
    RightEdge,
    UpperEdge,
    LowerEdge,
    NoticePanel,
)
WIDE_EM = 60.0  # a window is, from this width on, in which the cloud has more room than a drawer
FIRST = "Color"  # the drawer that is open at first in a wide window: with its legend one understands the picture
