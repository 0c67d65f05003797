# 今日：上班先看的一页。

today-title = 今日
today-section-alerts = 紧急，待知悉
today-section-complaints = 投诉，待转交
today-section-rework = 客户未验收，要重新处理
today-section-overdue = 超时
today-section-due_today = 今天到期
today-section-visits = 上门
today-section-to_notify = 已完工，待通知客户
today-section-stages_ahead = 将验收的阶段，待通知客户
today-section-to_remind = 未签字，待提醒
today-section-to_close_unsigned = 未签字，可办结
today-section-copies = 客户联未交
today-section-guidance = 等待指导
today-section-scans_late = 纸上已签，扫描件逾期
today-section-papers = 单据没交回
today-section-fault_reports = 待写故障分析
today-section-custody = 物品没登记
today-section-to_hand_over = 待转交
today-section-to_triage = 待分级
today-section-to_dispatch = 待派工
today-section-to_close = 待结案
today-section-mine = 我手上的
today-none = 今天没有待办。
today-none-todo = 来电请按 F2 登记。
today-more = 还有更多，到列表里看
today-lines = { $count } 项
